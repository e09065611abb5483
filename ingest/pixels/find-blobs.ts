import type { GrayImage } from './gray-image.ts';

/** Connected black pixels, including diagonal neighbors; `pixels` are indexes in the image's data. */
export interface Blob {
  pixels: number[];
  left: number;
  top: number;
  width: number;
  height: number;
}

/** All blobs of a black and white image. Meant for parts of a page, not for a whole page. */
export function findBlobs({ width, height, data }: GrayImage): Blob[] {
  const seen = new Uint8Array(data.length);
  const blobs: Blob[] = [];
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0 || seen[at]) continue;
    blobs.push(measure(follow({ width, height, data }, at, seen), width));
  }
  return blobs;
}

function follow({ width, height, data }: GrayImage, from: number, seen: Uint8Array): number[] {
  const pixels = [from];
  seen[from] = 1;
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
        const near = row * width + column;
        if (data[near] !== 0 || seen[near]) continue;
        seen[near] = 1;
        pixels.push(near);
      }
    }
  }
  return pixels;
}

function measure(pixels: number[], width: number): Blob {
  let [left, right, top, bottom] = [width, 0, Number.MAX_SAFE_INTEGER, 0];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { pixels, left, top, width: right - left + 1, height: bottom - top + 1 };
}
