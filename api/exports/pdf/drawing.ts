import type { PlacedWord } from '../exhibits/pages/place-words.ts';

/** Drawings on a page as displayed: points, origin bottom left, y upwards. */
export type Drawing =
  | { kind: 'text'; text: string; x: number; y: number; size: number; bold: boolean }
  /** A white box with a black frame of `line` points; 0 for none. */
  | { kind: 'box'; x: number; y: number; width: number; height: number; line: number }
  | { kind: 'rule'; x: number; y: number; width: number; line: number }
  /** Text that can be found and copied, but is invisible. */
  | { kind: 'hidden'; words: PlacedWord[] };

/** Width in points. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

/** Breaks text into lines no wider than `width` points; a wider word is broken itself. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  bold: boolean,
  measure: MeasureText,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (measure(line, size, bold) > width) {
      const fits = countFitting(line, width, size, bold, measure);
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, line];
}

function countFitting(
  word: string,
  width: number,
  size: number,
  bold: boolean,
  measure: MeasureText,
): number {
  let fits = word.length - 1;
  while (fits > 1 && measure(word.slice(0, fits), size, bold) > width) fits -= 1;
  return fits;
}
