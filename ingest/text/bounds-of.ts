import type { Rect } from '#contract/geometry.ts';

/** The smallest rectangle around words, or whatever else has a place. */
export function boundsOf(words: readonly { rect: Rect }[]): Rect {
  const x = Math.min(...words.map(({ rect }) => rect.x));
  const y = Math.min(...words.map(({ rect }) => rect.y));
  const right = Math.max(...words.map(({ rect }) => rect.x + rect.width));
  const bottom = Math.max(...words.map(({ rect }) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
