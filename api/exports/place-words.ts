import { isGap } from '#ingest';
import type { ExportWord } from './package-input.ts';

/** A word of the invisible layer, in points on the page as displayed, origin bottom left. */
export interface PlacedWord {
  /** With a space after it where another word follows on the line. */
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  /** Of the word, without the space. */
  width: number;
}

/** Share of a word's box below the baseline: in most words something hangs below or stands above. */
const DESCENT = 0.2;

/**
 * Lays words over the page as displayed. The words of a line share one size, its median box
 * height, so that a reader that groups text by size takes the line as one. Nothing is laid over a
 * redaction box: no reader finds or copies a word there.
 *
 * @param text the page's text, in which \n ends a line
 */
export function placeWords(
  words: ExportWord[],
  text: string,
  page: { width: number; height: number },
): PlacedWord[] {
  const printed = words.filter((word) => !isGap(word.text));
  return groupIntoLines(printed, text).flatMap((line) => {
    const size = median(line.map((word) => word.rect.height * page.height));
    return line.map((word, index) => ({
      text: index < line.length - 1 ? `${word.text} ` : word.text,
      x: word.rect.x * page.width,
      y: (1 - word.rect.y - word.rect.height) * page.height + DESCENT * size,
      size,
      width: word.rect.width * page.width,
    }));
  });
}

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
