import { type MarksInForce, NO_MARKS, type PageMarks, type RedactionBox } from '#contract/pages/marks.ts';

/** A box of one line, as read. */
export function buildBox(given: Partial<RedactionBox>): RedactionBox {
  return {
    rect: { x: 0.2, y: 0.3, width: 0.4, height: 0.03 },
    style: 'outlined',
    codes: ['(b)(6)'],
    printed: 'b6',
    confidence: 92,
    ...given,
  };
}

export function buildMarks(given: Partial<PageMarks>): PageMarks {
  return { ...NO_MARKS, ...given };
}

/** Marks that nobody has corrected. */
export function buildMarksInForce(given: Partial<PageMarks>, rest: Partial<MarksInForce> = {}): MarksInForce {
  return { marks: buildMarks(given), asRead: null, correctedBy: null, correctedAt: null, ...rest };
}
