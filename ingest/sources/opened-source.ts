import type { Quarantine } from '../page-record.ts';
import type { OpenLimits } from './open-limits.ts';
import type { PdfDocument } from './pdf/open-pdf.ts';

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
