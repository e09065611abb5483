import { z } from 'zod';

/**
 * A rectangle on a page, as fractions (0..1) of the page as displayed, rotation applied.
 * The origin is the top left corner.
 */
export const Rect = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Rect = z.infer<typeof Rect>;
