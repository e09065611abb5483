import { turnRect } from '#contract/geometry.ts';
import type { PageRecord, PageText } from './page-record.ts';

/**
 * A record whose boxes lie on the page as its file shows it, with the boxes and the size as they are
 * once the page was turned: from here on the page is spoken of as it stands upright.
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
  };
}

/** A page's size once it stands upright. */
export function turnSize({
  width,
  height,
  turned,
}: Pick<PageRecord, 'width' | 'height' | 'turned'>): Pick<PageRecord, 'width' | 'height'> {
  return turned % 180 === 0 ? { width, height } : { width: height, height: width };
}
