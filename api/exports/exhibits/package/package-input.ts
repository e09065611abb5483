import type { Caption, Exhibit } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A word of a page's active text; ingest's `Word` is one. */
export interface ExportWord {
  text: string;
  /** Where it starts in the page's text, in UTF-16 units. */
  start: number;
  rect: Rect;
}

/** All that the export needs of one page. */
export interface PageForExport extends PageSummary {
  fileSha256: string;
  /** How the page came to be a PDF's, where the source file is none; else null. */
  converted: string | null;
  /** Size as displayed, in PDF points (1/72 inch). */
  width: number;
  height: number;
  /** The active text, lines separated by \n. */
  text: string;
  /** The active text's words, in the order in which they stand in `text`. */
  words: ExportWord[];
  /** What went wrong and what to do next, for a problem page. */
  problem: string | null;
  /**
   * Whether the original page's own text holds words that lie hidden on it: `unknown` for a page that
   * was read before they were looked for.
   */
  unseenText: 'none' | 'some' | 'unknown';
}

/** Where a source file is kept. */
export interface StoredSource {
  /** Path of the file as received. */
  original: string;
  /** The PDF that was made of it, where it is none, and the SHA-256 that it may have; else null. */
  rendition: { path: string; hashes: readonly string[] } | null;
}

/** What is exported, and how to get at it. */
export interface PackageInput {
  /** The matter's name, which stands for the parties where the caption has none. */
  matter: string;
  caption: Caption;
  /** Whose declaration the exhibits are attached to; '' for nobody's. */
  declarant: string;
  /** What the list is called in every file of the package; '' for just an exhibit list. */
  title: string;
  /** Letters must follow the order: A, B, C … */
  exhibits: Exhibit[];
  /** Called once for each page in turn, so that a set of any size stays out of memory. */
  loadPage(pageId: string): Promise<PageForExport>;
  /** Finds the original with this hash. What it names is hashed before it is used. */
  openOriginal(sha256: string): Promise<StoredSource>;
  /** Must not exist, or be empty. */
  outDir: string;
  now: Date;
  /** Name and version of this program. */
  program: string;
  signal?: AbortSignal;
  onProgress?(progress: ExportProgress): void;
}

/** Pages written so far, slip sheets not counted. */
export interface ExportProgress {
  pagesDone: number;
  pagesTotal: number;
  /** The exhibit in hand. */
  letter: string;
}
