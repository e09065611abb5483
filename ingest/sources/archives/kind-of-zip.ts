import type { PathLike } from 'node:fs';
import { open } from 'node:fs/promises';
import type yauzl from 'yauzl';
import { rethrowMachineError } from '../../machine-error.ts';
import { readAt } from '../read-at.ts';
import type { SniffedFile } from '../sniffed-file.ts';
import { findZipEnd } from './find-zip-end.ts';
import { openZipFile } from './open-zip-file.ts';

type Sniffed = Omit<SniffedFile, 'bytes'>;

/** A document is recognized by names among its first ones. */
const MOST_NAMES = 2000;
const MEDIA_TYPES: [start: string, sniffed: Sniffed][] = [
  ['application/vnd.oasis.opendocument.text', { kind: 'word' }],
  ['application/vnd.oasis.opendocument.spreadsheet', { kind: 'excel' }],
  ['application/vnd.oasis.opendocument.presentation', { kind: 'powerpoint' }],
  ['application/epub+zip', { kind: 'other', what: 'an EPUB book document' }],
];
/**
 * Checked together with the list that all documents of this family have, because other archives also have
 * folders with these names.
 */
const OFFICE_NAMES: [name: RegExp, sniffed: Sniffed][] = [
  [/^word\//, { kind: 'word' }],
  [/^xl\//, { kind: 'excel' }],
  [/^ppt\//, { kind: 'powerpoint' }],
  [/^visio\//, { kind: 'other', what: 'a Visio document' }],
  [/\.fdseq$/i, { kind: 'other', what: 'an XPS document' }],
];
const IWORK_NAMES: typeof OFFICE_NAMES = [
  [/^Index\/Document\.iwa$|^index\.apxl(?:\.gz)?$/, { kind: 'other', what: 'an iWork document' }],
];
const OFFICE_LIST = '[Content_Types].xml';

/** Office documents are ZIP archives, distinguished by their content. */
export async function kindOfZip(path: PathLike): Promise<Sniffed> {
  const place = await findZipEnd(path);
  if (place?.isLastPart) return LAST_PART;
  if (!place && (await isSplit(path))) return FIRST_PART;
  try {
    return await lookInside(path);
  } catch (error) {
    rethrowMachineError(error);
    // Opening the archive reports what is wrong with it; but the parts of a document are not an archive.
    return kindOfNames(await listLocalNames(path));
  }
}

const FIRST_PART: Sniffed = { kind: 'other', what: 'a part of a split ZIP archive' };
const LAST_PART: Sniffed = { kind: 'other', what: 'the last part of a split ZIP archive' };

/** The first part of a split archive begins with its own signature (APPNOTE 8.5.3). */
async function isSplit(path: PathLike): Promise<boolean> {
  return (await readHead(path, 4)).toString('hex') === '504b0708';
}

async function lookInside(path: PathLike): Promise<Sniffed> {
  const { zip } = await openZipFile(path);
  try {
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('latin1');
      if (names.length === 0 && name === 'mimetype') return await kindByMediaType(zip, entry);
      names.push(name);
      if (names.length >= MOST_NAMES) break;
    }
    return kindOfNames(names);
  } finally {
    zip.close();
  }
}

function kindOfNames(names: readonly string[]): Sniffed {
  const hasList = names.includes(OFFICE_LIST);
  const known = hasList ? [...OFFICE_NAMES, ...IWORK_NAMES] : IWORK_NAMES;
  return known.find(([name]) => names.some((each) => name.test(each)))?.[1] ?? { kind: 'zip' };
}

async function kindByMediaType(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Sniffed> {
  if (entry.uncompressedSize > 200) return { kind: 'zip' };
  const chunks = await Array.fromAsync(await zip.openReadStreamPromise(entry));
  const media = Buffer.concat(chunks).toString('latin1');
  return MEDIA_TYPES.find(([start]) => media.startsWith(start))?.[1] ?? { kind: 'zip' };
}

const LOCAL_HEADER = Buffer.from('504b0304', 'hex');
const LOCAL_BYTES = 30;
const HEAD_BYTES = 256 * 1024;

/**
 * The names in the local headers near an archive's start, for an archive that has lost its list of contents.
 */
async function listLocalNames(path: PathLike): Promise<string[]> {
  const head = await readHead(path, HEAD_BYTES);
  const names: string[] = [];
  for (let at = head.indexOf(LOCAL_HEADER); at >= 0; at = head.indexOf(LOCAL_HEADER, at + 4)) {
    if (at + LOCAL_BYTES > head.length) break;
    const length = head.readUInt16LE(at + 26);
    names.push(head.toString('latin1', at + LOCAL_BYTES, at + LOCAL_BYTES + length));
  }
  return names;
}

async function readHead(path: PathLike, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    return await readAt(file, 0, length);
  } finally {
    await file.close();
  }
}
