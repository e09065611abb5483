import { centerOf, type Rect, rightOf, union } from '#contract/values/rect.ts';

/** Merges the boxes of neighboring words on a line, so that a hit is drawn as one box. */
export function mergeLineRects(rects: readonly Rect[]): Rect[] {
  const merged: Rect[] = [];
  for (const rect of rects) {
    const before = merged.at(-1);
    if (before && followsOnLine(before, rect)) merged[merged.length - 1] = union(before, rect);
    else merged.push(rect);
  }
  return merged;
}

/** Words half a line apart are on different lines; a gap wider than about two letters is another column. */
function followsOnLine(before: Rect, next: Rect): boolean {
  const height = Math.max(before.height, next.height);
  const sameLine = Math.abs(centerOf(before).y - centerOf(next).y) < height / 2;
  const gap = next.x - rightOf(before);
  return sameLine && gap > -height && gap < 2 * height;
}
