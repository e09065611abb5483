import type { BoundaryPage } from '../../documents/boundary-page.ts';

/** Shares of a page: distance of a line from the one before, a letter's width and height. */
const LINE = 0.03;
const LETTER = { width: 0.008, height: 0.012 };

/**
 * A page of lines from the top down, each `{ text }` at the next position or at `y`; words have the same size
 * unless `scale` says otherwise.
 */
export function buildBoundaryPage(
  lines: readonly (string | { text: string; y?: number; scale?: number; x?: number })[],
  given: Partial<Omit<BoundaryPage, 'text' | 'words'>> = {},
): BoundaryPage {
  let text = '';
  let next = 0.08;
  const words = lines.flatMap((line) => {
    const { text: own, y = next, scale = 1, x = 0.12 } = typeof line === 'string' ? { text: line } : line;
    next = y + LINE;
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? own : `${text}\n${own}`;
    return [...own.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      start: start + match.index,
      rect: {
        x: x + match.index * LETTER.width * scale,
        y,
        width: match[0].length * LETTER.width * scale,
        height: LETTER.height * scale,
      },
      confidence: 92,
    }));
  });
  return {
    pageIndex: 1,
    status: words.length === 0 ? 'blank' : 'read',
    width: 612,
    height: 792,
    text,
    words,
    isPlaceholder: false,
    boxes: [],
    bates: null,
    ...given,
  };
}
