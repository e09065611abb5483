import { NO_MARKS } from '#contract/pages/marks.ts';
import type { PageRecord } from '../../page-record.ts';

/** The answer of a test's reader process for a page: only a word for the test. */
export function emptyRecord(pageIndex: number, text: string, source: 'none' | 'ocr' = 'none'): PageRecord {
  return {
    pageIndex,
    status: 'read',
    problem: null,
    notes: [],
    width: 612,
    height: 792,
    pdfObject: null,
    turned: 0,
    pixels: source === 'ocr' ? 'hash' : null,
    text: { source, reason: '', confidence: null, text, words: [] },
    otherTexts: [],
    batesCandidates: [],
    marks: NO_MARKS,
  };
}
