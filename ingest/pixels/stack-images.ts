import { type GrayImage, pasteGray } from './gray-image.ts';

const WHITE = 255;
/** Space between two images, as a share of the higher one: enough to separate their lines of text. */
const GAP = 0.5;

/** Puts small images one below the other on a white sheet; `tops` is where each begins, in pixels. */
export function stackImages(images: readonly GrayImage[]): { sheet: GrayImage; tops: number[] } {
  const gap = Math.ceil(GAP * Math.max(0, ...images.map(({ height }) => height)));
  const width = Math.max(1, ...images.map((image) => image.width));
  const tops: number[] = [];
  let height = 0;
  for (const image of images) {
    tops.push(height);
    height += image.height + gap;
  }
  const sheet = { width, height, data: new Uint8Array(width * height).fill(WHITE) };
  images.forEach((image, index) => {
    pasteGray(image, sheet, { left: 0, top: tops[index] ?? 0 });
  });
  return { sheet, tops };
}
