import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsFiles } from '#contract/intake/kind-names.ts';
import type { FileKind } from '#contract/intake/production.ts';
import type { Quarantine } from '../page-record.ts';
import { CannotOpen } from './cannot-open.ts';
import type { OpenedSource, Opening } from './opened-source.ts';
import { sniffFile } from './sniff-file.ts';

type Opener = (opening: Opening, to: string) => Promise<Partial<OpenedSource>>;

const pagesOf = async (count: Promise<number>): Promise<Partial<OpenedSource>> => ({
  pageCount: await count,
});

const openEmail: Opener = async (opening, to) =>
  (await import('./mail/open-email.ts')).openEmail(opening, to);
const convertOffice: Opener = async (opening, to) =>
  (await import('./office/convert-office.ts')).convertOffice(opening, to);

/**
 * Converts each kind to pages, and unpacks what is inside. The pool rejects kinds without an opener.
 * The code for each kind is loaded when a file needs it: most readers see nothing but PDF files, and the pool reads none.
 */
const openers: Partial<Record<FileKind, Opener>> = {
  pdf: async (opening) => (await import('./pdf/repair/open-whole-pdf.ts')).openWholePdf(opening),
  tiff: async (opening, to) =>
    (await import('./pictures/convert-pictures.ts')).convertTiff({ ...opening, to }),
  jpeg: async (opening, to) =>
    (await import('./pictures/convert-pictures.ts')).convertJpeg({ ...opening, to }),
  png: async (opening, to) => (await import('./pictures/convert-pictures.ts')).convertPng({ ...opening, to }),
  text: async ({ path, onStep }, to) =>
    pagesOf((await import('./text/convert-text.ts')).convertText(path, to, onStep)),
  zip: async (opening) => (await import('./archives/unpack-zip.ts')).unpackZip(opening),
  email: openEmail,
  mailbox: async (opening) => (await import('./mail/open-mailbox.ts')).openMailbox(opening),
  tnef: async (opening, to) => (await import('./mail/open-tnef.ts')).openTnef(opening, to),
  outlook: async (opening, to) => (await import('./mail/open-outlook.ts')).openOutlook(opening, to),
  word: convertOffice,
  excel: convertOffice,
  powerpoint: convertOffice,
};

/** Whether a kind is opened by converting or unpacking it here. */
export function hasOpener(kind: FileKind): boolean {
  return openers[kind] !== undefined;
}

/** Opens a file: makes its rendition if it needs one, and unpacks it. Throws `CannotOpen`. */
export async function openSource(opening: Opening): Promise<OpenedSource> {
  const { kind } = await sniffFile(opening.path);
  const opener = openers[kind];
  if (!opener) throw new Error(`There is no opener for ${kind}.`);
  if (holdsFiles(kind) && opening.limits.depth < 1) throw new CannotOpen(TOO_DEEP);
  await emptyFolder(opening.work);
  const to = join(opening.work, 'rendition.pdf');
  const made = { pageCount: 0, files: [], note: null, notes: [], ...(await opener(opening, to)) };
  if (made.pageCount === 0 && made.files.length === 0) throw new CannotOpen(NOTHING_INSIDE);
  return { rendition: made.pageCount > 0 && kind !== 'pdf' ? to : null, ...made };
}

/** A process that crashed on the same file may have left unfinished work. */
async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}

const TOO_DEEP: Quarantine = {
  cause: 'bomb',
  message:
    'The file lies inside more archives and e-mails than are unpacked. Unpack it with another program and add what comes out, or allow more: ingest --retry --most-depth N.',
};

const NOTHING_INSIDE: Quarantine = {
  cause: 'empty',
  message: 'There is nothing inside the file. Ask the agency to send it again.',
};
