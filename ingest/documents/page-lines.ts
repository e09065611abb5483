import type { Rect } from '#contract/values/rect.ts';
import { isGap } from '../text/gap.ts';
import type { BoundaryPage } from './boundary-page.ts';

/** A line of a page's text, with its position. */
export interface PrintedLine {
  text: string;
  rect: Rect;
  /** Median height of its words, as a share of the page's height. */
  letters: number;
  words: number;
}

/** Words with a lower confidence are specks and handwriting more often than print. */
const LEAST_CONFIDENCE = 30;

/** The lines of a page in reading order, without those that have no legible word. */
export function listLines({ text, words }: Pick<BoundaryPage, 'text' | 'words'>): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let at = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const first = at;
    while ((words[at]?.start ?? Infinity) < end) at += 1;
    const own = words.slice(first, at);
    start = end + 1;
    if (own.some(isLegible)) lines.push(toLine(line, own));
  }
  return lines;
}

function isLegible(word: { text: string; confidence: number }): boolean {
  return isGap(word.text) || (word.confidence >= LEAST_CONFIDENCE && /[\p{L}\p{N}]/u.test(word.text));
}

function toLine(text: string, words: BoundaryPage['words']): PrintedLine {
  const left = Math.min(...words.map(({ rect }) => rect.x));
  const top = Math.min(...words.map(({ rect }) => rect.y));
  const right = Math.max(...words.map(({ rect }) => rect.x + rect.width));
  const bottom = Math.max(...words.map(({ rect }) => rect.y + rect.height));
  return {
    text: text.trim(),
    rect: { x: left, y: top, width: right - left, height: bottom - top },
    letters: findMedian(words.map(({ rect }) => rect.height)),
    words: words.length,
  };
}

/** 0 for an empty list. */
export function findMedian(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
