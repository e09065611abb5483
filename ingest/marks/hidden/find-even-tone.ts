import type { Rect } from '#contract/values/rect.ts';
import type { PageImage } from '../../pixels/page-image.ts';

export interface EvenTone {
  /** The most frequent gray level. */
  level: number;
  /** Share (0..1) of the pixels with that level. */
  share: number;
}

/** Gray levels within this distance count as the same, because compression makes them vary slightly. */
const ALIKE = 10;

/** The tone of a part of an image (in fractions of it); undefined where it has no pixels. */
export function findEvenTone({ image }: PageImage, part: Rect): EvenTone | undefined {
  const left = Math.max(0, Math.ceil(part.x * image.width));
  const right = Math.min(image.width, Math.floor((part.x + part.width) * image.width));
  const top = Math.max(0, Math.ceil(part.y * image.height));
  const bottom = Math.min(image.height, Math.floor((part.y + part.height) * image.height));
  const pixels = (right - left) * (bottom - top);
  if (right <= left || bottom <= top) return undefined;
  const counts = new Uint32Array(256);
  for (let y = top; y < bottom; y += 1) {
    for (let at = y * image.width + left, end = y * image.width + right; at < end; at += 1) {
      const gray = image.data[at] as number;
      counts[gray] = (counts[gray] as number) + 1;
    }
  }
  const level = counts.indexOf(Math.max(...counts));
  const alike = counts.subarray(Math.max(0, level - ALIKE), level + ALIKE + 1);
  return { level, share: alike.reduce((sum, count) => sum + count, 0) / pixels };
}
