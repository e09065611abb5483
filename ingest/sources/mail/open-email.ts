import { readFile } from 'node:fs/promises';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenedSource, Opening } from '../open-source.ts';
import { htmlToText } from './html-to-text.ts';
import { type MailAttachment, writeMail } from './write-mail.ts';

/** The one file that knows postal-mime: an e-mail as mail programs send it (RFC 5322, MIME). */
export async function openEmail(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const email = await parse(await readFile(opening.path));
  const { from, to: receivers, cc, bcc, subject } = email;
  const headers = [
    { name: 'From', value: from ? sayAddress(from) : '' },
    { name: 'To', value: sayAddresses(receivers) },
    { name: 'Cc', value: sayAddresses(cc) },
    { name: 'Bcc', value: sayAddresses(bcc) },
    // As it was sent, with the sender's own hour.
    { name: 'Date', value: email.headers.find(({ key }) => key === 'date')?.value ?? '' },
    { name: 'Subject', value: subject ?? '' },
  ];
  const text = email.text?.trim() ? email.text : htmlToText(email.html ?? '');
  return writeMail({ headers, text, attachments: email.attachments.map(toAttachment) }, opening, to);
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    // A mail inside the mail is a document of its own.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CannotOpen(
      {
        cause: 'damaged',
        message: `The e-mail can't be taken apart (${detail}). Open it with a mail program and add its pages as a PDF.`,
      },
      cause,
    );
  }
}

function toAttachment(attachment: Attachment): MailAttachment {
  const { filename, mimeType, disposition, related = false, content } = attachment;
  return {
    name: filename ?? NAMES[mimeType] ?? 'attachment',
    inline: (related || disposition === 'inline') && mimeType.startsWith('image/'),
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  };
}

/** For parts that bring no name. */
const NAMES: Record<string, string> = {
  'message/rfc822': 'message.eml',
  'text/calendar': 'invitation.ics',
  'text/html': 'part.html',
  'text/plain': 'part.txt',
};

const sayAddresses = (addresses: readonly Address[] = []) => addresses.map(sayAddress).join('; ');

function sayAddress(address: Address): string {
  if (address.group) return `${address.name}: ${sayAddresses(address.group)}`;
  return address.name && address.name !== address.address
    ? `${address.name} <${address.address}>`
    : address.address;
}
