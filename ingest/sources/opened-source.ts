import type { Quarantine } from '../page-record.ts';
import type { OpenLimits } from './open-limits.ts';
import type { PdfDocument } from './pdf/open-pdf.ts';

/** How files are opened: the same for every file of a run, except for the folder. */
export interface OpenSettings {
  /** An empty folder for the output; null if only PDFs are expected. */
  work: string | null;
  limits: OpenLimits;
  /** Tried in turn on encrypted files. Never logged, and never written to disk. */
  passwords: readonly string[];
  /** Path of LibreOffice; null if there is none. */
  soffice: string | null;
}

/** The result of opening a file. */
export interface OpenedSource {
  /** Of the file itself, not of the files inside it. */
  pageCount: number;
  /** A PDF made from it, whose pages are read and shown in its place; null for a PDF that needs none. */
  rendition: string | null;
  /** Files that were unpacked from it, in order. */
  files: InnerFile[];
  /** What users should know about how it was opened; null if there is nothing to report. */
  note: string | null;
  /** What was not read of the file, or may be wrong; a full sentence each. Counted in the ledger. */
  notes: string[];
}

/** A file that was unpacked from another. */
export interface InnerFile {
  /** Its name in the containing file: for the ledger, never for the disk. `/` between folders. */
  name: string;
  /** Where it is, in the work folder. */
  path: string;
  /** Why it cannot be read, if that is known from the file around it. */
  quarantine: Quarantine | null;
}

export interface Opening extends OpenSettings {
  path: string;
  work: string;
  /** Opens a PDF, or returns the one that is open already; it stays open for its pages to be read. */
  openDocument: (path: string) => Promise<PdfDocument>;
  /** Must be called whenever the work has made progress: otherwise the process is assumed to be stuck. */
  onStep: () => void;
}
