import type { Rect } from '#contract/geometry.ts';

/** By how much the person turned the view, clockwise, on top of how the page is displayed. */
export type Turn = 0 | 90 | 180 | 270;

/** A rectangle of the page as displayed, where it lies after the view was turned. */
export function rotateRect({ x, y, width, height }: Rect, turn: Turn): Rect {
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

export function nextTurn(turn: Turn): Turn {
  return ((turn + 90) % 360) as Turn;
}
