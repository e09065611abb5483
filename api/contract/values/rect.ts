import { z } from 'zod';

/**
 * A rectangle on a page, as fractions (0..1) of the page as displayed: its rotation and its turn applied.
 * The origin is the top left corner.
 */
export const Rect = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Rect = z.infer<typeof Rect>;

/** A rectangle of a page, after the page was turned clockwise. */
export function turnRect({ x, y, width, height }: Rect, turn: 0 | 90 | 180 | 270): Rect {
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

/** The overlap of two rectangles' widths; negative if they are apart, by the distance. */
export function sharedWidth(a: Rect, b: Rect): number {
  return Math.min(rightOf(a), rightOf(b)) - Math.max(a.x, b.x);
}

/** The overlap of two rectangles' heights; negative if they are apart, by the distance. */
export function sharedHeight(a: Rect, b: Rect): number {
  return Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y);
}

export function sharedArea(a: Rect, b: Rect): number {
  return Math.max(0, sharedWidth(a, b)) * Math.max(0, sharedHeight(a, b));
}

/** The intersection of two rectangles as a share (0..1) of their union. */
export function overlapOf(a: Rect, b: Rect): number {
  const shared = sharedArea(a, b);
  return shared / (areaOf(a) + areaOf(b) - shared);
}

/** Whether two rectangles overlap at all. */
export function meets(a: Rect, b: Rect): boolean {
  return sharedWidth(a, b) > 0 && sharedHeight(a, b) > 0;
}

/** Whether one rectangle is inside another, edges included. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    rightOf(inner) <= rightOf(outer) &&
    bottomOf(inner) <= bottomOf(outer)
  );
}

export function containsCenter(outer: Rect, inner: Rect): boolean {
  const { x, y } = centerOf(inner);
  return x >= outer.x && x <= rightOf(outer) && y >= outer.y && y <= bottomOf(outer);
}

/** The smallest rectangle around words, or other items with rectangles. */
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

/** Converts a rectangle of the page to fractions of a part of it. */
export function toPart(rect: Rect, part: Rect): Rect {
  return {
    x: (rect.x - part.x) / part.width,
    y: (rect.y - part.y) / part.height,
    width: rect.width / part.width,
    height: rect.height / part.height,
  };
}

/** Converts a rectangle in fractions of a part of the page to fractions of the page. */
export function fromPart(rect: Rect, part: Rect): Rect {
  return {
    x: part.x + rect.x * part.width,
    y: part.y + rect.y * part.height,
    width: rect.width * part.width,
    height: rect.height * part.height,
  };
}

/**
 * Whether a word continues where another ends. Words half a line apart are on different lines; a gap wider
 * than about two letters separates columns.
 */
export function followsOnLine(before: Rect, next: Rect): boolean {
  const height = Math.max(before.height, next.height);
  const sameLine = Math.abs(centerOf(before).y - centerOf(next).y) < height / 2;
  const gap = next.x - rightOf(before);
  return sameLine && gap > -height && gap < 2 * height;
}
