import { addTurns, type Turn } from '#contract/values/turn.ts';
/** A page's visible box in PDF user space, with the transform to the page as displayed. */
export interface PageBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Clockwise. */
  rotate: Turn;
  /** Points (1/72 inch) per unit of user space. */
  userUnit: number;
}

/** As in a PDF `cm` operator: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** Size of the page as displayed, in points. */
export function displayedSize(box: PageBox): { width: number; height: number } {
  const width = (box.x1 - box.x0) * box.userUnit;
  const height = (box.y1 - box.y0) * box.userUnit;
  return box.rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The transform from the page as displayed (points, origin bottom left, y upwards) to user space, so that
 * drawings are upright whatever the page's rotation.
 */
export function toUserSpace(box: PageBox): Matrix {
  const s = 1 / box.userUnit;
  switch (box.rotate) {
    case 0:
      return [s, 0, 0, s, box.x0, box.y0];
    case 90:
      return [0, s, -s, 0, box.x1, box.y0];
    case 180:
      return [-s, 0, 0, -s, box.x1, box.y1];
    case 270:
      return [0, -s, s, 0, box.x0, box.y1];
  }
}

/** The box of the page turned clockwise, in addition to its own rotation. */
export function turnBox(box: PageBox, turn: Turn): PageBox {
  return { ...box, rotate: addTurns(box.rotate, turn) };
}

/** The box with a strip of `points` more below the page as displayed. */
export function extendBelow(box: PageBox, points: number): PageBox {
  const more = points / box.userUnit;
  switch (box.rotate) {
    case 0:
      return { ...box, y0: box.y0 - more };
    case 90:
      return { ...box, x1: box.x1 + more };
    case 180:
      return { ...box, y1: box.y1 + more };
    case 270:
      return { ...box, x0: box.x0 - more };
  }
}
