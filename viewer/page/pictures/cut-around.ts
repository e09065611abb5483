import type { Rect } from '#contract/values/rect.ts';
import type { Size } from '../image/scale.ts';

/**
 * The fraction of a page's width that a picture shows: enough for the words around a match, and still
 * legible.
 */
const SHARE_OF_WIDTH = 0.62;

/**
 * The piece of a page around a match's first line, in the shape of the picture, as fractions of the page.
 * Without a match it is the top of the page.
 */
export function cutAround(match: Rect | undefined, page: Size, picture: Size): Rect {
  const width = SHARE_OF_WIDTH;
  const height = Math.min(1, (width * page.width * picture.height) / picture.width / page.height);
  if (!match) return { x: (1 - width) / 2, y: 0, width, height };
  const place = (start: number, length: number, room: number) =>
    Math.min(Math.max(start + length / 2 - room / 2, 0), 1 - room);
  return { x: place(match.x, match.width, width), y: place(match.y, match.height, height), width, height };
}

/** A rectangle of the page as fractions of the piece; undefined if it is outside. */
export function toRectInCut(rect: Rect, cut: Rect): Rect | undefined {
  const x = Math.max(0, (rect.x - cut.x) / cut.width);
  const y = Math.max(0, (rect.y - cut.y) / cut.height);
  const right = Math.min(1, (rect.x + rect.width - cut.x) / cut.width);
  const bottom = Math.min(1, (rect.y + rect.height - cut.y) / cut.height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}
