import { followsOnLine, type Rect, union } from '#contract/values/rect.ts';

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
