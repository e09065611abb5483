import type { Rect } from '#contract/geometry.ts';
import type { PlacedWord } from './layer-words.ts';

/** The smallest rectangle around words. */
export function boundsOf(words: readonly PlacedWord[]): Rect {
  const x = Math.min(...words.map(({ rect }) => rect.x));
  const y = Math.min(...words.map(({ rect }) => rect.y));
  const right = Math.max(...words.map(({ rect }) => rect.x + rect.width));
  const bottom = Math.max(...words.map(({ rect }) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
