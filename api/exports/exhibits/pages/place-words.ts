import { isGap } from '#ingest';
import type { ExportWord } from '../package/package-input.ts';

/** The direction of the words of a line: across the page, or up or down its side. */
export type Direction = 'across' | 'up' | 'down';

/** A word of the invisible layer, in points on the page as displayed, origin bottom left. */
export interface PlacedWord {
  /** With a space after it if another word follows on the line. */
  text: string;
  /** The start of its baseline. */
  x: number;
  y: number;
  direction: Direction;
  size: number;
  /** The width along the baseline, without the space. */
  length: number;
}

/** A word's box in points, origin bottom left. */
interface WordBox {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Share of a word's box below the baseline: most words have a part below it. */
const DESCENT = 0.2;
/** A word of fewer letters may be taller than wide although it runs across. */
const LEAST_LETTERS = 3;
/** The factor by which the words of a line are higher than wide if it runs up or down. */
const SIDEWAYS = 1.5;

/**
 * Lays words over the page as displayed. The words of a line share one size, its median box height, so that a
 * reader that groups text by size recognizes the line. Nothing is laid over a redaction box: no reader finds
 * or copies a word there.
 *
 * @param text the page's text, in which \n ends a line
 */
export function placeWords(
  words: ExportWord[],
  text: string,
  page: { width: number; height: number },
): PlacedWord[] {
  const printed = words.filter((word) => !isGap(word.text));
  return groupIntoLines(printed, text).flatMap((line) => placeLine(line.map((word) => toBox(word, page))));
}

function toBox({ text, rect }: ExportWord, page: { width: number; height: number }): WordBox {
  const top = (1 - rect.y) * page.height;
  const left = rect.x * page.width;
  return {
    text,
    left,
    right: left + rect.width * page.width,
    top,
    bottom: top - rect.height * page.height,
  };
}

function placeLine(line: WordBox[]): PlacedWord[] {
  const direction = findDirection(line);
  const size = median(line.map(direction === 'across' ? heightOf : widthOf));
  return line.map((box, index) => ({
    text: index < line.length - 1 ? `${box.text} ` : box.text,
    ...startOf(box, direction, DESCENT * size),
    direction,
    size,
    length: direction === 'across' ? widthOf(box) : heightOf(box),
  }));
}

/** The start of the baseline of a word whose letters reach `descent` points below it. */
function startOf(box: WordBox, direction: Direction, descent: number): { x: number; y: number } {
  switch (direction) {
    case 'across':
      return { x: box.left, y: box.bottom + descent };
    case 'up':
      return { x: box.right - descent, y: box.bottom };
    case 'down':
      return { x: box.left + descent, y: box.top };
  }
}

/** A word by itself beside a page's text runs up, like the label of a chart's axis. */
function findDirection(line: WordBox[]): Direction {
  const longWords = line.filter(({ text }) => [...text].length >= LEAST_LETTERS);
  const isSideways =
    longWords.length > 0 && sum(longWords.map(heightOf)) > SIDEWAYS * sum(longWords.map(widthOf));
  const first = line[0];
  const last = line.at(-1);
  if (!isSideways || !first || !last) return 'across';
  return last.bottom < first.bottom ? 'down' : 'up';
}

const widthOf = (box: WordBox) => box.right - box.left;
const heightOf = (box: WordBox) => box.top - box.bottom;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

function groupIntoLines(words: ExportWord[], text: string): ExportWord[][] {
  const lines: ExportWord[][] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    if (line && before && !text.slice(before.start, word.start).includes('\n')) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
