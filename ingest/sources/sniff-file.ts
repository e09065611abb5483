import { open } from 'node:fs/promises';

/** What a file is, by its content; its name is not looked at. */
export type FileKind = 'pdf' | 'tiff' | 'jpeg' | 'png' | 'zip' | 'office' | 'email' | 'empty' | 'other';

/** What stands at a file's start, for the kinds that say so at byte 0; bytes in hex, text as a pattern. */
const SIGNATURES: [FileKind, string][] = [
  ['tiff', '49492a00'],
  ['tiff', '49492b00'],
  ['tiff', '4d4d002a'],
  ['tiff', '4d4d002b'],
  ['jpeg', 'ffd8ff'],
  ['png', '89504e47'],
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['office', 'd0cf11e0'],
];
const MAIL_HEADER =
  /^(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Date|From|Subject): )/i;
/** Readers accept junk before the header; the standard's own bound is the first 1,024 bytes. */
const HEADER_BYTES = 1024;
/** A PDF whose header is lost still shows objects near its start, or a trailer near its end. */
const PDF_HEADER = /%PDF-|^\s*\d+ \d+ obj\b/m;
const PDF_TRAILER = /startxref|%%EOF/;

export async function sniffFile(path: string): Promise<{ kind: FileKind; bytes: number }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { kind: 'empty', bytes: 0 };
    const head = await textAt(0);
    const tail = await textAt(Math.max(0, size - HEADER_BYTES));
    return { kind: kindOf(head, tail), bytes: size };
  } finally {
    await file.close();
  }

  async function textAt(position: number): Promise<string> {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, position);
    return buffer.toString('latin1', 0, bytesRead);
  }
}

function kindOf(head: string, tail: string): FileKind {
  if (PDF_HEADER.test(head)) return 'pdf';
  const hex = Buffer.from(head, 'latin1').toString('hex', 0, 4);
  const signed = SIGNATURES.find(([, start]) => hex.startsWith(start));
  if (signed) return signed[0];
  if (MAIL_HEADER.test(head)) return 'email';
  return PDF_TRAILER.test(tail) ? 'pdf' : 'other';
}
