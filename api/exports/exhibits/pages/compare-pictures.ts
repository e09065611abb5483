import type { Rect } from '#contract/values/rect.ts';
import type { PageContent } from '../../pdf/page-content.ts';
import type { GrayImage } from './ink-map.ts';

/** Gray levels by which a pixel must differ: more than smoothing and color conversion cause. */
const DIFFERENT = 24;
/** Square points of a page's pictures that may be covered: no letter is legible in such a small area. */
const LEAST_AREA = 8;
/** Points around a word that its letters may reach. */
const AROUND = 2;

/**
 * Whether the page covers a part of its pictures with something other than its words: covered content is
 * still in the picture. `whole` shows the page, `pictures` its pictures alone, at the same size.
 */
export function coversPictures(content: PageContent, whole: GrayImage, pictures: GrayImage): boolean {
  const scale = whole.width / content.page.width;
  const isPicture = new Uint8Array(whole.width * whole.height);
  for (const { shown } of content.pictures) mark(isPicture, whole, toPixels(shown, scale), 1);
  for (const { rect } of content.words) mark(isPicture, whole, aroundWord(rect, whole, scale), 0);
  let covered = 0;
  for (let at = 0; at < isPicture.length; at += 1) {
    if (isPicture[at] === 0) continue;
    if (Math.abs((whole.data[at] ?? 0) - (pictures.data[at] ?? 0)) > DIFFERENT) covered += 1;
  }
  return covered > LEAST_AREA * scale * scale;
}

interface Pixels {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function toPixels({ left, top, right, bottom }: Pixels, scale: number): Pixels {
  return {
    left: Math.ceil(left * scale),
    top: Math.ceil(top * scale),
    right: Math.floor(right * scale),
    bottom: Math.floor(bottom * scale),
  };
}

function aroundWord({ x, y, width, height }: Rect, image: GrayImage, scale: number): Pixels {
  const around = AROUND * scale;
  return {
    left: Math.floor(x * image.width - around),
    top: Math.floor(y * image.height - around),
    right: Math.ceil((x + width) * image.width + around),
    bottom: Math.ceil((y + height) * image.height + around),
  };
}

function mark(map: Uint8Array, { width, height }: GrayImage, area: Pixels, value: number): void {
  const left = Math.max(0, area.left);
  const right = Math.min(width, area.right);
  if (right <= left) return;
  for (let y = Math.max(0, area.top); y < Math.min(height, area.bottom); y += 1)
    map.fill(value, y * width + left, y * width + right);
}
