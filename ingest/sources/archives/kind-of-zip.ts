import yauzl from 'yauzl';
import type { FileKind } from '#contract/production.ts';
import { rethrowMachineError } from '../../machine-error.ts';

/** An Office document says so among its first names. */
const MOST_NAMES = 2000;
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/;
const OPEN_DOCUMENT_KINDS: Record<string, FileKind> = {
  text: 'word',
  spreadsheet: 'excel',
  presentation: 'powerpoint',
};
const OFFICE_FOLDERS: [folder: string, kind: FileKind][] = [
  ['word/', 'word'],
  ['xl/', 'excel'],
  ['ppt/', 'powerpoint'],
];

/** Office documents are ZIP archives by their form, and told apart by what is in them. A damaged archive counts as one. */
export async function kindOfZip(path: string): Promise<FileKind> {
  try {
    return await lookInside(path);
  } catch (error) {
    rethrowMachineError(error);
    // What is wrong with the archive is for its opener to say.
    return 'zip';
  }
}

async function lookInside(path: string): Promise<FileKind> {
  const zip = await yauzl.openPromise(path, {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: false,
  });
  try {
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('latin1');
      if (names.length === 0 && name === 'mimetype') return await kindOfOpenDocument(zip, entry);
      names.push(name);
      if (names.length >= MOST_NAMES) break;
    }
    if (!names.includes('[Content_Types].xml')) return 'zip';
    return OFFICE_FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? 'zip';
  } finally {
    zip.close();
  }
}

async function kindOfOpenDocument(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<FileKind> {
  if (entry.uncompressedSize > 200) return 'zip';
  const chunks = await Array.fromAsync(await zip.openReadStreamPromise(entry));
  const media = OPEN_DOCUMENT.exec(Buffer.concat(chunks).toString('latin1'));
  return OPEN_DOCUMENT_KINDS[media?.[1] ?? ''] ?? 'zip';
}
