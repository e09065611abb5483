import { centerOf, type Rect } from '#contract/values/rect.ts';
import type { PlacedWord } from '../text/placed-word.ts';

/**
 * Stamps and headers are printed in these bands at the page's top and bottom; they are not part of its text.
 */
const MARGIN = 0.07;
/** Squares in each direction by which areas are measured, because boxes may overlap. */
const SQUARES = 200;

/** Share (0..1) of the area around a page's text and boxes that boxes cover. */
export function shareRedacted(lines: PlacedWord[][], boxes: readonly Rect[]): number {
  if (boxes.length === 0) return 0;
  const text = lines.flat().flatMap(({ rect }) => (isInMargin(rect) ? [] : [rect]));
  const around = [...text, ...boxes];
  const left = Math.min(...around.map(({ x }) => x));
  const top = Math.min(...around.map(({ y }) => y));
  const width = Math.max(...around.map((rect) => rect.x + rect.width)) - left;
  const height = Math.max(...around.map((rect) => rect.y + rect.height)) - top;
  let covered = 0;
  for (let row = 0; row < SQUARES; row += 1) {
    const y = top + ((row + 0.5) / SQUARES) * height;
    const level = boxes.filter((box) => y >= box.y && y < box.y + box.height);
    for (let column = 0; level.length > 0 && column < SQUARES; column += 1) {
      const x = left + ((column + 0.5) / SQUARES) * width;
      if (level.some((box) => x >= box.x && x < box.x + box.width)) covered += 1;
    }
  }
  return Math.round((1000 * covered) / SQUARES ** 2) / 1000;
}

function isInMargin(rect: Rect): boolean {
  const middle = centerOf(rect).y;
  return middle < MARGIN || middle > 1 - MARGIN;
}
