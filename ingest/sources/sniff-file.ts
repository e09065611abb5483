import { open } from 'node:fs/promises';

/** What a file is, by its content; its name is not looked at. */
export type FileKind = 'pdf' | 'tiff' | 'jpeg' | 'png' | 'zip' | 'office' | 'email' | 'empty' | 'other';

/** What stands at a file's start, in Latin-1, for the kinds that say so at byte 0. */
const SIGNATURES: [FileKind, RegExp][] = [
  ['tiff', /^(?:II[*+]\0|MM\0[*+])/],
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['zip', /^PK(?:\x03\x04|\x05\x06)/],
  ['office', /^\xd0\xcf\x11\xe0/],
  ['email', /^(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Date|From|Subject): )/i],
];
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
  const signed = SIGNATURES.find(([, start]) => start.test(head));
  if (signed) return signed[0];
  return PDF_TRAILER.test(tail) ? 'pdf' : 'other';
}
