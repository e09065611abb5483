import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsFiles } from '#contract/intake/kind-names.ts';
import type { FileKind } from '#contract/intake/production.ts';
import type { Quarantine } from '../page-record.ts';
import { unpackZip } from './archives/unpack-zip.ts';
import { CannotOpen } from './cannot-open.ts';
import { openEmail } from './mail/open-email.ts';
import { openMailbox } from './mail/open-mailbox.ts';
import { openOutlook } from './mail/open-outlook.ts';
import { openTnef } from './mail/open-tnef.ts';
import { convertOffice } from './office/convert-office.ts';
import type { OpenedSource, Opening } from './opened-source.ts';
import { openWholePdf } from './pdf/repair/open-whole-pdf.ts';
import { convertJpeg, convertPng, convertTiff } from './pictures/convert-pictures.ts';
import { sniffFile } from './sniff-file.ts';
import { convertText } from './text/convert-text.ts';

type Opener = (opening: Opening, to: string) => Promise<Partial<OpenedSource>>;

const pagesOf = async (count: Promise<number>): Promise<Partial<OpenedSource>> => ({
  pageCount: await count,
});

/** Converts each kind to pages, and unpacks what is inside. The pool rejects kinds without an opener. */
const openers: Partial<Record<FileKind, Opener>> = {
  pdf: openWholePdf,
  tiff: (opening, to) => convertTiff({ ...opening, to }),
  jpeg: (opening, to) => convertJpeg({ ...opening, to }),
  png: (opening, to) => convertPng({ ...opening, to }),
  text: ({ path, onStep }, to) => pagesOf(convertText(path, to, onStep)),
  zip: (opening) => unpackZip(opening),
  email: openEmail,
  mailbox: (opening) => openMailbox(opening),
  tnef: openTnef,
  outlook: openOutlook,
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
