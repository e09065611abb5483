import { readFile } from 'node:fs/promises';
import type { Address } from 'postal-mime';
import { CannotOpen } from '../cannot-open.ts';
import { decodeText, isWide } from '../decode-text.ts';
import type { OpenedSource, Opening } from '../opened-source.ts';
import { collectParts, type MailContent } from './collect-parts.ts';
import { startOfHeader, withLineFeeds } from './header-block.ts';
import { type MimeMessage, parseMime } from './mime-tree.ts';
import { writeMail } from './write-mail.ts';

/** An e-mail as mail programs send it (RFC 5322, MIME). */
export async function openEmail(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const { email, content } = await parse(
    withReadableHeader(messageOf(toMailBytes(await readFile(opening.path)))),
  );
  const { from, to: receivers, cc, bcc, subject } = email;
  const headers = [
    { name: 'From', value: from ? formatAddress(from) : '' },
    { name: 'To', value: formatAddresses(receivers) },
    { name: 'Cc', value: formatAddresses(cc) },
    { name: 'Bcc', value: formatAddresses(bcc) },
    // As it was sent, in the sender's time zone.
    { name: 'Date', value: email.headers.find(({ key }) => key === 'date')?.value ?? '' },
    { name: 'Subject', value: subject ?? '' },
  ];
  return writeMail({ headers, ...content }, opening, to);
}

async function parse(bytes: Uint8Array): Promise<{ email: MimeMessage['email']; content: MailContent }> {
  try {
    const { email, root } = await parseMime(bytes);
    return { email, content: await collectParts(root) };
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

/** A message is bytes with line feeds; converts one that was saved in wide characters, or on an old Mac. */
function toMailBytes(bytes: Buffer): Buffer {
  if (isWide(bytes)) return Buffer.from(decodeText(bytes).text);
  return bytes.includes(0x0a) ? bytes : Buffer.from(withLineFeeds(bytes.toString('latin1')), 'latin1');
}

/** Apple Mail's `.emlx` has the message's length before it, and a property list after it. */
function messageOf(bytes: Buffer): Buffer {
  const count = /^(\d{1,10})[ \t]*\r?\n/.exec(bytes.toString('latin1', 0, 16));
  if (!count) return bytes.subarray(startOfHeader(bytes.toString('latin1', 0, MOST_ABOVE)));
  const start = count[0].length;
  return bytes.subarray(start, start + Number(count[1]));
}

/** Number of bytes in which the header must begin. */
const MOST_ABOVE = 1024;

/** Converts a header in raw bytes of an old code page to UTF-8, the only set that the parser decodes. */
function withReadableHeader(message: Buffer): Buffer {
  const end = /\n\r?\n/.exec(message.toString('latin1', 0, MOST_HEADER_BYTES))?.index;
  const header = message.subarray(0, end ?? MOST_HEADER_BYTES);
  const { text, encoding } = decodeText(header);
  if (encoding !== 'windows-1252') return message;
  return Buffer.concat([Buffer.from(text), message.subarray(header.length)]);
}

const MOST_HEADER_BYTES = 2 ** 20;

const formatAddresses = (addresses: readonly Address[] = []) => addresses.map(formatAddress).join('; ');

function formatAddress(address: Address): string {
  if (address.group) return `${address.name}: ${formatAddresses(address.group)}`;
  return address.name && address.name !== address.address
    ? `${address.name} <${address.address}>`
    : address.address;
}
