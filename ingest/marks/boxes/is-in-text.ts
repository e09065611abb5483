import type { CellBox } from './ink-table.ts';
import {
  isNatural,
  listBeside,
  listJoined,
  type PixelWord,
  SENTENCE,
  type WordsBeside,
} from './words-beside.ts';

/** All in line heights. */
const ONE_LINE = 2.2;
/** Words of one line are at most this far apart, next to a box that confused the recognizer. */
const GAP = 2.5;
/** Distance from a covered passage to the lines above and below it. */
const NEXT_LINE = 1.6;
/** A line of text above or below a covered passage overlaps at least this share of its width. */
const OVER = 0.3;

/** Whether a box replaces words: on a line of a sentence, after a label, or between lines of text. */
export function isInText(box: CellBox, words: readonly PixelWord[], line: number): boolean {
  return isInSentence(box, words, line) || isAfterLabel(box, words, line) || isBetweenLines(box, words, line);
}

/** Whether a box is at most one line high and part of a sentence. */
export function isInSentence(box: CellBox, words: readonly PixelWord[], line: number): boolean {
  const { left, right } = listOnLine(box, words, line);
  return [...left, ...right].filter(isNatural).length >= SENTENCE;
}

function isAfterLabel(box: CellBox, words: readonly PixelWord[], line: number): boolean {
  return listOnLine(box, words, line).left[0]?.text.endsWith(':') === true;
}

function listOnLine(box: CellBox, words: readonly PixelWord[], line: number): WordsBeside {
  if (box.bottom - box.top > ONE_LINE * line) return { left: [], right: [] };
  return listJoined(box, listBeside(box, words), GAP * line);
}

function isBetweenLines(box: CellBox, words: readonly PixelWord[], line: number): boolean {
  const isLine = (above: boolean) => {
    const [top, bottom] = above
      ? [box.top - NEXT_LINE * line, box.top]
      : [box.bottom, box.bottom + NEXT_LINE * line];
    const near = words.filter(({ at }) => {
      const middle = (at.top + at.bottom) / 2;
      return middle > top && middle < bottom && at.right > box.left && at.left < box.right;
    });
    const covered = near.reduce((sum, { at }) => sum + at.right - at.left, 0);
    return near.filter(isNatural).length >= SENTENCE && covered > OVER * (box.right - box.left);
  };
  return isLine(true) && isLine(false);
}
