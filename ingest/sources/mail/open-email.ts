import { readFile } from 'node:fs/promises';
import type { Address } from 'postal-mime';
import { CannotOpen } from '../cannot-open.ts';
import { decodeText } from '../decode-text.ts';
import type { OpenedSource, Opening } from '../open-source.ts';
import { collectParts, type MailContent } from './collect-parts.ts';
import { type MimeMessage, parseMime } from './mime-tree.ts';
import { writeMail } from './write-mail.ts';

/** An e-mail as mail programs send it (RFC 5322, MIME). */
export async function openEmail(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const { email, content } = await parse(withReadableHeader(messageOf(await readFile(opening.path))));
  const { from, to: receivers, cc, bcc, subject } = email;
  const headers = [
    { name: 'From', value: from ? formatAddress(from) : '' },
    { name: 'To', value: formatAddresses(receivers) },
    { name: 'Cc', value: formatAddresses(cc) },
    { name: 'Bcc', value: formatAddresses(bcc) },
    // As it was sent, with the sender's own hour.
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

/** Apple Mail's `.emlx` has the message's length before it, and a property list of its own behind it. */
function messageOf(bytes: Buffer): Buffer {
  const count = /^(\d{1,10})[ \t]*\r?\n/.exec(bytes.toString('latin1', 0, 16));
  if (!count) return bytes.subarray(startOfMessage(bytes));
  const start = count[0].length;
  return bytes.subarray(start, start + Number(count[1]));
}

/** Blank lines before the header would be taken for its end. */
function startOfMessage(bytes: Buffer): number {
  let at = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at += 1;
  return at;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A header in raw bytes of an old code page is made UTF-8, which is the only set that the parser decodes. */
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
