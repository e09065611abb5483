import type { Rect } from '#contract/geometry.ts';

/** Joins the boxes of words that stand side by side on one line, so that a hit looks like one thing. */
export function mergeLineRects(rects: readonly Rect[]): Rect[] {
  const merged: Rect[] = [];
  for (const rect of rects) {
    const before = merged.at(-1);
    if (before && followsOnLine(before, rect)) merged[merged.length - 1] = union(before, rect);
    else merged.push(rect);
  }
  return merged;
}

/** Half a line apart in height is another line; a gap wider than two letters or so is another column. */
function followsOnLine(before: Rect, next: Rect): boolean {
  const height = Math.max(before.height, next.height);
  const sameLine = Math.abs(before.y + before.height / 2 - next.y - next.height / 2) < height / 2;
  const gap = next.x - (before.x + before.width);
  return sameLine && gap > -height && gap < 2 * height;
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
