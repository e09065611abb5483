import type { PathLike } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { findZipEnd } from './archives/find-zip-end.ts';
import { kindOfZip } from './archives/kind-of-zip.ts';
import { decodeText, isWide, looksLikeText } from './decode-text.ts';
import { isMail, isMailbox } from './mail/header-block.ts';
import { looksLikeCms, TNEF_START } from './mail/signatures.ts';
import { listOleNames } from './ole-names.ts';
import { readAt } from './read-at.ts';
import type { SniffedFile } from './sniffed-file.ts';

type Sniffed = Omit<SniffedFile, 'bytes'>;

/** What a file starts with, in hex, for the kinds that have a signature at byte 0. */
const SIGNATURES: [start: string, sniffed: Sniffed][] = [
  ['25215053', { kind: 'other', what: 'a PostScript document' }], // %!PS
  ['c5d0d3c6', { kind: 'other', what: 'a PostScript document (EPS)' }],
  ['49492a00', { kind: 'tiff' }],
  ['49492b00', { kind: 'tiff' }],
  ['4d4d002a', { kind: 'tiff' }],
  ['4d4d002b', { kind: 'tiff' }],
  ['ffd8ff', { kind: 'jpeg' }],
  ['89504e47', { kind: 'png' }],
  ['7b5c727466', { kind: 'word' }], // {\rtf
  [TNEF_START, { kind: 'tnef' }],
  ['377abcaf271c', { kind: 'other', what: 'a 7-Zip archive' }],
  ['526172211a07', { kind: 'other', what: 'a RAR archive' }],
  ['1f8b', { kind: 'other', what: 'a gzip archive' }],
  ['425a68', { kind: 'other', what: 'a bzip2 archive' }],
  ['fd377a585a00', { kind: 'other', what: 'an xz archive' }],
  ['4d53434600', { kind: 'other', what: 'a Windows cabinet archive' }],
  ['2142444e', { kind: 'other', what: 'an Outlook mailbox (PST)' }],
  ['47494638', { kind: 'other', what: 'a GIF image' }],
  ['424d', { kind: 'other', what: 'a Windows bitmap' }],
  ['494433', { kind: 'other', what: 'a sound recording (MP3)' }],
  ['4f676753', { kind: 'other', what: 'a sound or video recording (Ogg)' }],
  ['3026b2758e66cf11', { kind: 'other', what: 'a Windows Media recording' }],
  ['4d5a', { kind: 'other', what: 'a Windows program' }],
  ['7f454c46', { kind: 'other', what: 'a Linux program' }],
];
/** Signatures at a later offset. */
const INNER_SIGNATURES: [at: number, text: string, what: string][] = [
  [257, 'ustar', 'a tar archive'],
  [4, 'ftyp', 'a video, sound or HEIC image file (MP4 family)'],
  [8, 'WAVE', 'a sound recording (WAV)'],
  [8, 'AVI ', 'a video (AVI)'],
  [8, 'WEBP', 'a WebP image'],
];
const ZIP_STARTS = ['504b0304', '504b0506', '504b0708'];
const OLE_START = 'd0cf11e0a1b11ae1';
/** Stream names by which compound files are distinguished. */
const OLE_KINDS: [name: string, sniffed: Sniffed][] = [
  ['__properties_version1.0', { kind: 'outlook' }],
  ['WordDocument', { kind: 'word' }],
  ['Workbook', { kind: 'excel' }],
  ['Book', { kind: 'excel' }],
  ['PowerPoint Document', { kind: 'powerpoint' }],
  ['EncryptedPackage', { kind: 'other', what: 'an Office document', locked: true }],
];

/** Number of bytes examined to recognize mail and text. */
const HEAD_BYTES = 65_536;
/** Readers accept junk before the header of a PDF; the standard's own limit is the first 1,024 bytes. */
const PDF_HEADER_BYTES = 1024;
const PDF_HEADER = /%PDF-\d\.\d/;
/** A PDF whose header is lost, or follows junk, has an object near its start or a pointer near its end. */
const PDF_OBJECT = /^[ \t]*\d{1,10} \d{1,5} obj\s{0,8}(?:<<|\[|\(|\/|\d)/m;
const PDF_POINTER = /^startxref\s{1,4}\d{1,12}\s/m;

export async function sniffFile(path: PathLike): Promise<SniffedFile> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { kind: 'empty', bytes: 0 };
    return { ...(await sniff(path, file, size)), bytes: size };
  } finally {
    await file.close();
  }
}

async function sniff(path: PathLike, file: FileHandle, size: number): Promise<Sniffed> {
  const head = await readAt(file, 0, HEAD_BYTES);
  const hex = head.toString('hex', 0, 16);
  if (ZIP_STARTS.some((start) => hex.startsWith(start))) return kindOfZip(path);
  if (hex.startsWith(OLE_START)) return sniffOle(file);
  const signed = SIGNATURES.find(([start]) => hex.startsWith(start));
  if (signed && isProgram(signed[1]) && (await findZipEnd(path))) return kindOfZip(path);
  // "BM" and "MZ" are also the beginning of words.
  if (signed && !(signed[0].length <= 6 && signed[1].kind === 'other' && looksLikeText(head)))
    return signed[1];
  const latin = head.toString('latin1');
  if (isMailbox(latin)) return { kind: 'mailbox' };
  if (isMail(isWide(head) ? decodeText(head).text : latin)) return { kind: 'email' };
  if (POSTSCRIPT.test(latin.slice(0, PDF_HEADER_BYTES)))
    return { kind: 'other', what: 'a PostScript document' };
  const tail = (await readAt(file, Math.max(0, size - PDF_HEADER_BYTES), PDF_HEADER_BYTES)).toString(
    'latin1',
  );
  if (isPdf(latin, tail, looksLikeText(head))) return { kind: 'pdf' };
  if (looksLikeCms(head)) return { kind: 'other', what: 'a signed or encrypted message (S/MIME)' };
  const inner = INNER_SIGNATURES.find(([at, text]) => latin.startsWith(text, at));
  if (inner) return { kind: 'other', what: inner[2] };
  if (looksLikeText(head)) return { kind: 'text' };
  return (await findZipEnd(path)) ? kindOfZip(path) : { kind: 'other' };
}

/** A header after a printer's own commands, or after the character with which a printer starts over. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sign and the commands of printers
const POSTSCRIPT = /^(?:\x04|\x1b%-12345X@PJL[^%]*)%!PS/;

/**
 * A text may describe PDFs, and quote a piece of one: a header inside it is not enough, nor is the end of one
 * after text.
 */
function isPdf(head: string, tail: string, isText: boolean): boolean {
  if (head.search(PDF_HEADER) === 0) return true;
  const start = head.slice(0, PDF_HEADER_BYTES);
  if (PDF_HEADER.test(start) && (PDF_OBJECT.test(head) || PDF_POINTER.test(tail))) return true;
  return PDF_OBJECT.test(start) || (PDF_POINTER.test(tail) && (!isText || PDF_OBJECT.test(head)));
}

/** Some archives are self-extracting: there is a program before them. */
function isProgram({ what }: Sniffed): boolean {
  return what?.endsWith('program') ?? false;
}

async function sniffOle(file: FileHandle): Promise<Sniffed> {
  const names = await listOleNames(file);
  const known = OLE_KINDS.find(([name]) => names.has(name));
  return known?.[1] ?? { kind: 'other', what: 'an old Office file of another kind' };
}
