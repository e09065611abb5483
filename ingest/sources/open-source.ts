import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdsFiles } from '#contract/intake/kind-in-words.ts';
import type { FileKind } from '#contract/intake/production.ts';
import type { Quarantine } from '../page-record.ts';
import { unpackZip } from './archives/unpack-zip.ts';
import { CannotOpen } from './cannot-open.ts';
import { openEmail } from './mail/open-email.ts';
import { openMailbox } from './mail/open-mailbox.ts';
import { openOutlook } from './mail/open-outlook.ts';
import { openTnef } from './mail/open-tnef.ts';
import { convertOffice } from './office/convert-office.ts';
import type { OpenLimits } from './open-limits.ts';
import type { PdfDocument } from './pdf/open-pdf.ts';
import { openWholePdf } from './pdf/repair/open-whole-pdf.ts';
import { convertJpeg, convertPng, convertTiff } from './pictures/convert-pictures.ts';
import { sniffFile } from './sniff-file.ts';
import { convertText } from './text/convert-text.ts';

/** How files are opened: the same for every file of a run, but for the folder. */
export interface OpenSettings {
  /** An empty folder for what opening makes; null where only PDFs are expected. */
  work: string | null;
  limits: OpenLimits;
  /** Tried in turn on what is locked. Never logged, and written nowhere. */
  passwords: readonly string[];
  /** LibreOffice's program; null where there is none. */
  soffice: string | null;
}

/** What opening a file gives. */
export interface OpenedSource {
  /** Of the file itself, not of the files inside it. */
  pageCount: number;
  /** A PDF made of it, whose pages are read and shown in its stead; null for a PDF that needs none. */
  rendition: string | null;
  /** Files that came out of it, in their order. */
  files: InnerFile[];
  /** What people should know of how it was opened; null where there is nothing to say. */
  note: string | null;
  /** What of the file was not read, or may be wrong; a full sentence each. Counted in the ledger. */
  notes: string[];
}

/** A file that came out of another. */
export interface InnerFile {
  /** What the other calls it: for the ledger, never for the disk. `/` between folders. */
  name: string;
  /** Where it is, in the work folder. */
  path: string;
  /** Why it can't be read, where that is known from the file around it. */
  quarantine: Quarantine | null;
}

export interface Opening extends OpenSettings {
  path: string;
  work: string;
  /** Opens a PDF, or gives the one that is open already; it stays open for its pages to be read. */
  openDocument: (path: string) => Promise<PdfDocument>;
  /** To be called whenever the work has come on: else it is taken for stuck. */
  onStep: () => void;
}

type Opener = (opening: Opening, to: string) => Promise<Partial<OpenedSource>>;

const pagesOf = async (count: Promise<number>): Promise<Partial<OpenedSource>> => ({
  pageCount: await count,
});

/** What makes pages of each kind, and takes out what is inside. The pool turns away what has no opener. */
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

/** Kinds that are opened by what is made of them here. */
export function hasOpener(kind: FileKind): boolean {
  return openers[kind] !== undefined;
}

/** Opens a file: makes its rendition where it needs one, and unpacks it. Throws `CannotOpen`. */
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

/** A process that died of the same file may have left the half of its work. */
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
