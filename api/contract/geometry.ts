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

/** A rectangle of a page, where it lies after the page was turned clockwise by so many degrees. */
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
