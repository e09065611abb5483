import type { PageMarks } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { PageRecord, PageText } from './page-record.ts';

/**
 * Converts a record with boxes in the page as stored in its file to boxes and size after the turn: from here
 * on everything refers to the upright page.
 */
export function turnUpright(record: PageRecord): PageRecord {
  const { turned } = record;
  if (turned === 0) return record;
  const turnText = (text: PageText): PageText => ({
    ...text,
    words: text.words.map((word) => ({ ...word, rect: turnRect(word.rect, turned) })),
  });
  return {
    ...record,
    ...turnSize(record),
    text: turnText(record.text),
    otherTexts: record.otherTexts.map(turnText),
    batesCandidates: record.batesCandidates.map((candidate) => ({
      ...candidate,
      rect: turnRect(candidate.rect, turned),
    })),
    marks: turnMarks(record.marks, turned),
  };
}

export function turnMarks(marks: PageMarks, turned: Turn): PageMarks {
  const turn = <Mark extends { rect: Rect }>(mark: Mark): Mark => ({
    ...mark,
    rect: turnRect(mark.rect, turned),
  });
  const { hiddenText } = marks;
  return {
    ...marks,
    boxes: marks.boxes.map(turn),
    codes: marks.codes.map(turn),
    hiddenText: hiddenText && {
      ...hiddenText,
      rects: hiddenText.rects.map((rect) => turnRect(rect, turned)),
    },
  };
}

/** A page's size after it is turned upright. */
export function turnSize({
  width,
  height,
  turned,
}: Pick<PageRecord, 'width' | 'height' | 'turned'>): Pick<PageRecord, 'width' | 'height'> {
  return turned % 180 === 0 ? { width, height } : { width: height, height: width };
}
