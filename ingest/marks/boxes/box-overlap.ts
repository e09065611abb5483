import type { CellBox } from './ink-table.ts';

/** A box that is part of another box, or equal to it, lies in it by at least this share. */
const MOST_OF = 0.6;

export function areaOf({ left, top, right, bottom }: CellBox): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

/** 0 where the boxes do not overlap. */
export function sharedArea(one: CellBox, other: CellBox): number {
  return areaOf({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });
}

/** Whether a box is part of another box, or equal to it. */
export function liesIn(box: CellBox, other: CellBox): boolean {
  return sharedArea(box, other) > MOST_OF * areaOf(box);
}

/** Whether two boxes are the same box, detected twice: most of the larger one lies in both. */
export function isSame(a: CellBox, b: CellBox): boolean {
  return sharedArea(a, b) > MOST_OF * Math.max(areaOf(a), areaOf(b));
}
