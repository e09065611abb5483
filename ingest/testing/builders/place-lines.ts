import type { PlacedWord } from '../../text/placed-word.ts';

/** A text with its vertical and horizontal position, both as shares of a letter page. */
export interface LineToPlace {
  text: string;
  x: number;
  y: number;
  confidence?: number;
}

/** Print of ten letters per inch, ten points high, on a page of 8.5 by 11 inches. */
const LETTER = 1 / 85;
const HEIGHT = 0.0126;

/** Lines of words as returned by OCR; two spaces are white as wide as two letters. */
export function placeLines(lines: readonly LineToPlace[]): PlacedWord[][] {
  return lines.map(({ text, x, y, confidence = 90 }) =>
    [...text.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      confidence,
      rect: { x: x + match.index * LETTER, y, width: match[0].length * LETTER, height: HEIGHT },
    })),
  );
}

/** Rows of a page from the top down, centered as on a sheet. */
export function placeRows(rows: readonly string[], from = 0.15): PlacedWord[][] {
  return placeLines(
    rows.map((text, index) => ({ text, x: 0.5 - (text.length * LETTER) / 2, y: from + index * 0.02 })),
  );
}
