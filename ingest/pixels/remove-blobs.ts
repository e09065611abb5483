import type { GreyImage } from './grey-image.ts';

/**
 * A black and white image without its black blobs that are smaller than `least` pixels both ways, such as the
 * dots of a printer's screen.
 */
export function removeBlobs({ width, height, data }: GreyImage, least: number): GreyImage {
  const clean = new Uint8Array(data);
  const seen = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0 || seen[at]) continue;
    const blob = follow({ width, height, data }, at, seen);
    if (isSmall(blob, width, least)) for (const pixel of blob) clean[pixel] = 255;
  }
  return { width, height, data: clean };
}

/** All black pixels that hang together with one, also across corners. */
function follow({ width, height, data }: GreyImage, from: number, seen: Uint8Array): number[] {
  const blob = [from];
  seen[from] = 1;
  for (const at of blob) {
    const x = at % width;
    const y = (at - x) / width;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
        const near = row * width + column;
        if (data[near] !== 0 || seen[near]) continue;
        seen[near] = 1;
        blob.push(near);
      }
    }
  }
  return blob;
}

function isSmall(blob: readonly number[], width: number, least: number): boolean {
  let [left, right, top, bottom] = [width, 0, Number.MAX_SAFE_INTEGER, 0];
  for (const at of blob) {
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right - left + 1 < least && bottom - top + 1 < least;
}
