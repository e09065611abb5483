import { NO_MARKS } from '#contract/pages/marks.ts';
import type { Recall } from './known-images.ts';
import type { PageRecord, PageText } from './page-record.ts';
import type { Recognizer } from './text/recognition/recognizer.ts';
import type { ScriptReader } from './text/scripts/script-reader.ts';

/** What reads images, and what is remembered of those already read. */
export interface ImageReader {
  recognizer: Recognizer;
  /** The engine and its languages: results of different ones are not interchangeable. */
  readBy: string;
  recall?: Recall;
  /** For pages whose script the recognizer's languages do not cover. */
  scripts?: ScriptReader;
}

/** The result of reading a page; boxes are in the page as stored in its file, before the turn. */
export type PageContent = Omit<PageRecord, 'pageIndex' | 'problem' | 'width' | 'height' | 'pdfObject'>;

export const NOTHING_ELSE = {
  notes: [],
  turned: 0,
  otherTexts: [],
  pixels: null,
  marks: NO_MARKS,
} satisfies Partial<PageContent>;

/** A page on which nothing was read. */
export function withoutWords(status: PageRecord['status'], reason: string): PageContent {
  const text: PageText = { source: 'none', reason, confidence: null, text: '', words: [] };
  return { ...NOTHING_ELSE, status, text, batesCandidates: [] };
}
