import type { OcrEngine } from '#ingest';

export interface BenchWords {
  paths: string[];
  workers: number | undefined;
  engine: OcrEngine;
  /** A folder of language data in place of the engine's own. */
  languageData: string | undefined;
  /** Make a production as they come of the PDFs, with text layers, duplicates and empty pages. */
  mixed: boolean;
  /** A peer to measure beside us. */
  against: 'ocrmypdf' | 'meilisearch' | undefined;
  /** Of each, against a peer. */
  runs: number;
  /** Where a matter that was made to be searched is kept for the next run. */
  keep: string | undefined;
  /** Keep what a real server answers for the tests. */
  record: boolean;
  /** Of the scripted production or file, and words on each page. */
  pages: number | undefined;
  words: number;
  /** Folders of real pages: with a truth.csv, and of files that are a document each. */
  foia: string | undefined;
  courts: string | undefined;
}
