import type { Rect } from './geometry.ts';
import type { PageTurn } from './page.ts';

/** A rectangle of a page, where it lies after the page was turned clockwise. */
export function rotateRect({ x, y, width, height }: Rect, turn: PageTurn): Rect {
  switch (turn) {
    case 0:
      return { x, y, width, height };
    case 90:
      return { x: 1 - y - height, y: x, width: height, height: width };
    case 180:
      return { x: 1 - x - width, y: 1 - y - height, width, height };
    case 270:
      return { x: y, y: 1 - x - width, width: height, height: width };
  }
}
