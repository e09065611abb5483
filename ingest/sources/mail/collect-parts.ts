import { decodeCharset } from './decode-charset.ts';
import { htmlToText } from './html-to-text.ts';
import { type MimePart, parseMime } from './mime-tree.ts';
import { readCms } from './read-cms.ts';
import { readTnef } from './read-tnef.ts';
import { richerText } from './richer-text.ts';
import { takeUuencoded } from './uuencode.ts';
import type { Mail, MailAttachment } from './write-mail.ts';

/** What a mail shows and carries, and what of it is not shown. */
export type MailContent = Pick<Mail, 'text' | 'attachments' | 'notes'>;

/**
 * Collects the parts of a mail: bodies become one text, in order; everything else is an attachment or a note.
 */
export async function collectParts(root: MimePart): Promise<MailContent> {
  const content = new Collected();
  await collect(root, content);
  return { text: content.texts.join('\n\n'), attachments: content.attachments, notes: [...content.notes] };
}

class Collected {
  readonly texts: string[] = [];
  readonly attachments: MailAttachment[] = [];
  readonly notes = new Set<string>();

  takeIn(other: Collected): void {
    for (const each of other.attachments) this.attachments.push(each);
    for (const note of other.notes) this.notes.add(note);
  }
}

const CMS_TYPES = ['application/pkcs7-mime', 'application/x-pkcs7-mime'];
const SIGNATURE_TYPES = [
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
];
const TNEF_TYPES = ['application/ms-tnef', 'application/vnd.ms-tnef'];
const SIGNED = 'The e-mail has a digital signature, which is in the original only and was not checked.';
const ENCRYPTED =
  'A part of the e-mail is encrypted and can’t be read here. Open it with the mail program of someone who has the key, save it unencrypted, and add that; or ask the agency for an open copy.';

async function collect(part: MimePart, into: Collected): Promise<void> {
  if (part.type === 'multipart/alternative') return collectAlternatives(part, into);
  if (part.type === 'multipart/encrypted') into.notes.add(ENCRYPTED);
  if (part.parts.length > 0) {
    for (const each of part.parts) await collect(each, into);
    return;
  }
  if (SIGNATURE_TYPES.includes(part.type)) into.notes.add(SIGNED);
  else if (CMS_TYPES.includes(part.type)) await collectCms(part, into);
  else if (TNEF_TYPES.includes(part.type) || part.filename?.toLowerCase() === 'winmail.dat') {
    collectTnef(part, into);
  } else if (isBody(part)) collectText(part, into);
  else if (part.content.length > 0 || part.filename !== null) into.attachments.push(toAttachment(part));
}

/**
 * The same message in several forms: the richest is shown, and text that occurs only in another form is
 * added.
 */
async function collectAlternatives({ parts }: MimePart, into: Collected): Promise<void> {
  const texts: string[] = [];
  for (const each of parts) {
    const form = new Collected();
    await collect(each, form);
    texts.push(form.texts.join('\n\n'));
    into.takeIn(form);
  }
  const { text, differ } = richerText(texts);
  if (text !== '') into.texts.push(text);
  if (differ) {
    into.notes.add('The e-mail says different things as plain text and as HTML; its page shows both.');
  }
}

function collectText(part: MimePart, into: Collected): void {
  const decoded = decodeCharset(part.content, part.params.charset ?? charsetOfHtml(part));
  const text = part.type === 'text/html' ? htmlToText(decoded) : unflow(decoded, part);
  const { text: words, files } = part.type === 'text/html' ? { text, files: [] } : takeUuencoded(text);
  if (words.trim() !== '') into.texts.push(words);
  if (/^-----BEGIN PGP MESSAGE-----\r?$/m.test(words)) into.notes.add(ENCRYPTED);
  for (const { name, content } of files) into.attachments.push({ name, inline: false, content });
}

/** The character set that an HTML part declares, if the mail declares none. */
function charsetOfHtml({ type, content }: MimePart): string | undefined {
  if (type !== 'text/html') return undefined;
  const head = Buffer.from(content.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{1,200}charset=["']?([\w-]{1,40})/i.exec(head)?.[1];
}

/** Joins lines that were broken for sending (RFC 3676): a space at the end means that the line continues. */
function unflow(text: string, { params }: MimePart): string {
  if (params.format?.toLowerCase() !== 'flowed') return text;
  const deletesSpace = params.delsp?.toLowerCase() === 'yes';
  const lines = text.split(/\r?\n/).map((line) => (line.startsWith(' ') ? line.slice(1) : line));
  return lines
    .map((line) => {
      if (!line.endsWith(' ') || line === '-- ') return `${line}\n`;
      return deletesSpace ? line.slice(0, -1) : line;
    })
    .join('')
    .slice(0, -1);
}

function isBody({ type, disposition }: MimePart): boolean {
  return disposition !== 'attachment' && (type === 'text/plain' || type === 'text/html');
}

/** A message that was signed as a whole has its parts inside the signature. */
async function collectCms(part: MimePart, into: Collected): Promise<void> {
  const cms = readCms(part.content);
  if (cms.kind === 'signed') {
    into.notes.add(SIGNED);
    await collect((await parseMime(cms.content)).root, into);
  } else if (cms.kind === 'signature') {
    into.notes.add(SIGNED);
  } else if (cms.kind === 'encrypted') {
    into.notes.add(ENCRYPTED);
    into.texts.push('[A part of this message is encrypted and is not shown.]');
  } else {
    into.attachments.push(toAttachment(part));
  }
}

/** What Outlook packed: a package that cannot be unpacked stays an attachment, and is listed as one. */
function collectTnef(part: MimePart, into: Collected): void {
  try {
    const { text, attachments, isCutOff } = readTnef(part.content);
    if (text.trim() !== '') into.texts.push(text);
    for (const each of attachments) into.attachments.push({ ...each, inline: false });
    if (isCutOff) into.notes.add('What Outlook packed in winmail.dat is cut off; there may have been more.');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    into.attachments.push(toAttachment(part));
  }
}

function toAttachment(part: MimePart): MailAttachment {
  const { filename, type, disposition, contentId, content, transferEncoding } = part;
  const packed = /uu(?:encode|e)?$/.test(transferEncoding)
    ? takeUuencoded(Buffer.from(content).toString('latin1')).files[0]
    : undefined;
  return {
    name: filename ?? packed?.name ?? NAMES[type] ?? 'attachment',
    inline: (contentId !== null || disposition === 'inline') && type.startsWith('image/'),
    content: packed?.content ?? content,
  };
}

/** For parts without a name. */
const NAMES: Record<string, string> = {
  'message/rfc822': 'message.eml',
  'text/calendar': 'invitation.ics',
  'text/html': 'part.html',
  'text/plain': 'part.txt',
};
