import type { GrayImage } from './gray-image.ts';

/**
 * A black pixel with fewer black pixels among its eight neighbors is dust: no stroke is so thin at any size
 * that is read.
 */
const LEAST_NEIGHBORS = 2;

/** Removes single black pixels from a black and white image; `share` is their share of all black pixels. */
export function removeSpecks({ width, height, data }: GrayImage): { image: GrayImage; share: number } {
  const clean = new Uint8Array(data);
  let black = 0;
  let specks = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0) continue;
    black += 1;
    if (countBlackAround(data, at, width) >= LEAST_NEIGHBORS) continue;
    specks += 1;
    clean[at] = 255;
  }
  return { image: { width, height, data: clean }, share: specks / Math.max(1, black) };
}

/**
 * There is nothing beyond the first and last row; the pixel beside a row's end is the start of the next row,
 * which does no harm.
 */
function countBlackAround(data: Uint8Array, at: number, width: number): number {
  let black = 0;
  for (let row = at - width; row <= at + width; row += width) {
    for (let near = row - 1; near <= row + 1; near += 1) if (near !== at && data[near] === 0) black += 1;
  }
  return black;
}
