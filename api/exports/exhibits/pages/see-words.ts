import type { Rect } from '#contract/values/rect.ts';
import type { GrayImage } from './ink-map.ts';

/** Gray levels between the darkest and the lightest pixel of an area in which letters are legible. */
const LEAST_CONTRAST = 12;
/** Share of a word's width and height at each side in which neighbors may be. */
const INSET = 0.1;

/**
 * Whether the page shows anything at a word's position: white words on white paper, clipped ones and those
 * too small to read leave an even tone. `look` is the page as displayed.
 */
export function isSeen({ rect }: { rect: Rect }, look: GrayImage): boolean {
  const insetX = INSET * rect.width;
  const insetY = INSET * rect.height;
  const left = Math.max(0, Math.floor((rect.x + insetX) * look.width));
  const right = Math.min(look.width, Math.ceil((rect.x + rect.width - insetX) * look.width));
  const top = Math.max(0, Math.floor((rect.y + insetY) * look.height));
  const bottom = Math.min(look.height, Math.ceil((rect.y + rect.height - insetY) * look.height));
  let darkest = 255;
  let lightest = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * look.width + left, end = y * look.width + right; at < end; at += 1) {
      const shade = look.data[at] ?? 255;
      if (shade < darkest) darkest = shade;
      if (shade > lightest) lightest = shade;
    }
    if (lightest - darkest >= LEAST_CONTRAST) return true;
  }
  return false;
}
