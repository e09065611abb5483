import type { Rect } from '#contract/geometry.ts';

/** What rectangles on a page have to do with each other; see {@link Rect}. */

export function rightOf({ x, width }: Rect): number {
  return x + width;
}

export function bottomOf({ y, height }: Rect): number {
  return y + height;
}

export function centerOf({ x, y, width, height }: Rect): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

export function areaOf({ width, height }: Rect): number {
  return width * height;
}

/** How much of their widths two rectangles share; negative by how far they are apart. */
export function sharedWidth(a: Rect, b: Rect): number {
  return Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x);
}

/** How much of their heights two rectangles share; negative by how far they are apart. */
export function sharedHeight(a: Rect, b: Rect): number {
  return Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
}

export function sharedArea(a: Rect, b: Rect): number {
  return Math.max(0, sharedWidth(a, b)) * Math.max(0, sharedHeight(a, b));
}

/** Share (0..1) that two rectangles have in common of what they take together. */
export function overlapOf(a: Rect, b: Rect): number {
  const shared = sharedArea(a, b);
  return shared / (areaOf(a) + areaOf(b) - shared);
}

/** Whether two rectangles have any part in common. */
export function meets(a: Rect, b: Rect): boolean {
  return sharedWidth(a, b) > 0 && sharedHeight(a, b) > 0;
}

/** Whether one rectangle lies in another, edges included. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    rightOf(inner) <= rightOf(outer) &&
    bottomOf(inner) <= bottomOf(outer)
  );
}

export function holdsCenter(outer: Rect, inner: Rect): boolean {
  const { x, y } = centerOf(inner);
  return x >= outer.x && x <= rightOf(outer) && y >= outer.y && y <= bottomOf(outer);
}

/** The smallest rectangle around words, or whatever else has a place. */
export function boundsOf(placed: readonly { rect: Rect }[]): Rect {
  const x = Math.min(...placed.map(({ rect }) => rect.x));
  const y = Math.min(...placed.map(({ rect }) => rect.y));
  return {
    x,
    y,
    width: Math.max(...placed.map(({ rect }) => rightOf(rect))) - x,
    height: Math.max(...placed.map(({ rect }) => bottomOf(rect))) - y,
  };
}

export function union(a: Rect, b: Rect): Rect {
  return boundsOf([{ rect: a }, { rect: b }]);
}

/** A rectangle of the page as shares of a part of it. */
export function toPart(rect: Rect, part: Rect): Rect {
  return {
    x: (rect.x - part.x) / part.width,
    y: (rect.y - part.y) / part.height,
    width: rect.width / part.width,
    height: rect.height / part.height,
  };
}

/** A rectangle that is given as shares of a part of the page, as shares of the page. */
export function fromPart(rect: Rect, part: Rect): Rect {
  return {
    x: part.x + rect.x * part.width,
    y: part.y + rect.y * part.height,
    width: rect.width * part.width,
    height: rect.height * part.height,
  };
}
