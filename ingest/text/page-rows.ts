import { centerOf, sharedHeight } from '#contract/values/rect.ts';
import type { PlacedWord } from './placed-word.ts';

/** Words at the same height, from left to right, however the recognizer split them into lines. */
export interface PageRow {
  text: string;
  words: PlacedWord[];
  /** The middle of its words, as a share of the page's height. */
  y: number;
}

/** Words of a row share at least this share of the lower one's height. */
const SAME_ROW = 0.5;

/** Words this many times as tall as most of the page's words do not belong to its rows of usual print. */
const TALL = 2.5;

/**
 * Groups a page's words by rows. The recognizer reads a list in columns if it has them, so that a page's
 * number and what happened to the page are far apart in its lines. What it misreads there as a tall word
 * (several rows of a column at once) would join these rows, so tall words are grouped separately.
 */
export function toRows(lines: readonly PlacedWord[][]): PageRow[] {
  const words = lines.flat();
  const most = TALL * medianHeight(words);
  const isTall = ({ rect }: PlacedWord) => rect.height > most;
  return [...gather(words.filter((word) => !isTall(word))), ...gather(words.filter(isTall))]
    .map(toRow)
    .toSorted((one, other) => one.y - other.y);
}

function medianHeight(words: readonly PlacedWord[]): number {
  const heights = words.map(({ rect }) => rect.height).sort((one, other) => one - other);
  return heights[heights.length >> 1] ?? 0;
}

function gather(words: readonly PlacedWord[]): PlacedWord[][] {
  const rows: PlacedWord[][] = [];
  for (const word of words.toSorted((a, b) => a.rect.y - b.rect.y)) {
    const row = rows.findLast((others) => others.some((other) => isLevel(word, other)));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows;
}

function toRow(words: PlacedWord[]): PageRow {
  const inOrder = words.toSorted((a, b) => a.rect.x - b.rect.x);
  const y = words.reduce((sum, { rect }) => sum + centerOf(rect).y, 0) / words.length;
  return { text: inOrder.map(({ text }) => text).join(' '), words: inOrder, y };
}

function isLevel({ rect: a }: PlacedWord, { rect: b }: PlacedWord): boolean {
  return sharedHeight(a, b) > SAME_ROW * Math.min(a.height, b.height);
}
