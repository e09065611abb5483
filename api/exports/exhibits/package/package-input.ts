import type { Caption, Exhibit } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Rect } from '#contract/values/rect.ts';

/** A word of a page's active text; compatible with ingest's `Word`. */
export interface ExportWord {
  text: string;
  /** Its offset in the page's text, in UTF-16 units. */
  start: number;
  rect: Rect;
}

/** Everything that the export needs of one page. */
export interface PageForExport extends PageSummary {
  fileSha256: string;
  /** How the page was converted to PDF, if the source file is none; else null. */
  converted: string | null;
  /** Size as displayed, in PDF points (1/72 inch). */
  width: number;
  height: number;
  /** The active text, lines separated by \n. */
  text: string;
  /** The active text's words, in their order in `text`. */
  words: ExportWord[];
  /** What went wrong and what to do next, for a problem page. */
  problem: string | null;
  /**
   * Whether the original page's own text contains hidden words: `unknown` for a page that was read before
   * hidden words were detected.
   */
  unseenText: 'none' | 'some' | 'unknown';
}

/** The path of a source file. */
export interface StoredSource {
  /** Path of the file as received. */
  original: string;
  /** The PDF made from it, if it is no PDF, and the SHA-256 that it may have; else null. */
  rendition: { path: string; hashes: readonly string[] } | null;
}

/** What is exported, and access to its files. */
export interface PackageInput {
  /** The matter's name, used for the parties if the caption has none. */
  matter: string;
  caption: Caption;
  /** The person whose declaration the exhibits are attached to; '' if there is none. */
  declarant: string;
  /** The title of the list in every file of the package; '' for the default. */
  title: string;
  /** Letters must follow the order: A, B, C … */
  exhibits: Exhibit[];
  /** Called once for each page in turn, so that a set of any size does not have to fit into memory. */
  loadPage(pageId: string): Promise<PageForExport>;
  /** Finds the original with this hash. The file is hashed before it is used. */
  openOriginal(sha256: string): Promise<StoredSource>;
  /** Must not exist, or be empty. */
  outDir: string;
  now: Date;
  /** Name and version of this program. */
  program: string;
  signal?: AbortSignal;
  onProgress?(progress: ExportProgress): void;
}

/** Pages written so far, without slip sheets. */
export interface ExportProgress {
  pagesDone: number;
  pagesTotal: number;
  /** The exhibit being written. */
  letter: string;
}
