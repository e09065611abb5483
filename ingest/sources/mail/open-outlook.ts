import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenedSource, Opening } from '../opened-source.ts';
import { decodeCharset, nameCodePage } from './decode-charset.ts';
import { htmlToText } from './html-to-text.ts';
import { listOutlookFields } from './outlook-fields.ts';
import { compressedRtfToText } from './rtf-to-text.ts';
import { type Mail, type MailAttachment, writeMail } from './write-mail.ts';

/**
 * An old kind of package whose default export Node and vitest find in different places, so it is loaded with
 * `require`.
 */
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof import('@kenjiuno/msgreader', { with: { 'resolution-mode': 'require' }});

/** The only file that uses msgreader: a message as saved by Outlook ([MS-OXMSG]). */
export async function openOutlook(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  return writeMail(parse(await readFile(opening.path)), opening, to);
}

function parse(bytes: Buffer): Mail {
  try {
    const { reader, fields } = read(bytes);
    const attachments = (fields.attachments ?? []).map((attachment): MailAttachment => {
      const { fileName, content } = reader.getAttachment(attachment);
      const name = attachment.innerMsgContent ? `${attachment.name ?? 'message'}.msg` : fileName;
      return { name: name || 'attachment', inline: attachment.attachmentHidden === true, content };
    });
    return { headers: listHeaders(fields), ...textOf(fields), attachments };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CannotOpen(
      {
        cause: 'damaged',
        message: `The Outlook message can't be taken apart (${detail}). Open it with Outlook and add its pages as a PDF.`,
      },
      cause,
    );
  }
}

/**
 * Messages of old versions of Outlook are in the code page of the machine, which only the message itself
 * names.
 */
function read(bytes: Buffer): { reader: InstanceType<typeof MsgReader>; fields: FieldsData } {
  const { buffer, byteOffset, byteLength } = bytes;
  const reader = new MsgReader(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  reader.parserConfig = { includeRawProps: true, ansiEncoding: 'cp1252' };
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  const ansiEncoding = nameCodePage(fields.messageCodepage) ?? nameCodePage(fields.internetCodepage);
  if (ansiEncoding === undefined || ansiEncoding === 'cp1252') return { reader, fields };
  const again = new MsgReader(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  again.parserConfig = { includeRawProps: true, ansiEncoding };
  return { reader: again, fields: again.getFileData() };
}

function listHeaders(fields: FieldsData): Mail['headers'] {
  const to = (kind: string) =>
    (fields.recipients ?? [])
      .filter(({ recipType }) => recipType === kind)
      .map((person) => formatPerson(person.name, person.smtpAddress ?? person.email))
      .join('; ');
  return [
    { name: 'From', value: formatPerson(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail) },
    { name: 'To', value: to('to') },
    { name: 'Cc', value: to('cc') },
    { name: 'Bcc', value: to('bcc') },
    { name: 'Sent', value: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '' },
    { name: 'Subject', value: fields.subject ?? '' },
    ...listOutlookFields(fields),
  ];
}

function formatPerson(name = '', address = ''): string {
  if (name === '' || address === '' || name === address) return name || address;
  // An address inside the sender's own organization is a path of its directory, and useless.
  return address.includes('@') ? `${name} <${address}>` : name;
}

function textOf({
  body,
  bodyHtml,
  html,
  compressedRtf,
  internetCodepage,
}: FieldsData): Pick<Mail, 'text' | 'notes'> {
  if (body?.trim()) return { text: body, notes: [] };
  if (bodyHtml) return { text: htmlToText(bodyHtml), notes: [] };
  if (html) return { text: htmlToText(decodeCharset(html, nameCodePage(internetCodepage))), notes: [] };
  const rtf = compressedRtf ? compressedRtfToText(compressedRtf) : '';
  if (rtf !== undefined) return { text: rtf, notes: [] };
  return {
    text: '',
    notes: ['The text of the message can’t be read; open the file as received with Outlook.'],
  };
}
