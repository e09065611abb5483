import type { OcrEngine } from '#ingest';

export interface BenchWords {
  paths: string[];
  workers: number | undefined;
  engine: OcrEngine;
  /** A folder of language data to use instead of the engine's own. */
  languageData: string | undefined;
  /** Assemble a realistic production from the PDFs, with text layers, duplicates and empty pages. */
  mixed: boolean;
  /** A peer to compare with. */
  against: 'ocrmypdf' | 'meilisearch' | undefined;
  /** Laps of each program in a comparison. */
  runs: number;
  /** The folder in which a generated search matter is kept for the next run. */
  keep: string | undefined;
  /** Store the answers of a real server for the tests. */
  record: boolean;
  /** The number of pages of the scripted production or file, and of words per page. */
  pages: number | undefined;
  words: number;
  /** Folders of real pages: with a truth.csv, or with files that are one document each. */
  foia: string | undefined;
  courts: string | undefined;
}
