import type { GreyImage } from './grey-image.ts';

/** A black pixel with fewer black ones around it, of eight, is dust: no stroke is so thin at any size that is read. */
const LEAST_NEIGHBOURS = 2;

/** A black and white image without its single black pixels, and the share of the black ones that those were. */
export function removeSpecks({ width, height, data }: GreyImage): { image: GreyImage; share: number } {
  const clean = new Uint8Array(data);
  let black = 0;
  let specks = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 0) continue;
    black += 1;
    if (countBlackAround(data, at, width) >= LEAST_NEIGHBOURS) continue;
    specks += 1;
    clean[at] = 255;
  }
  return { image: { width, height, data: clean }, share: specks / Math.max(1, black) };
}

/** Beyond the first and last row there is nothing; beside a row's end lies the next row's start, which does no harm. */
function countBlackAround(data: Uint8Array, at: number, width: number): number {
  let black = 0;
  for (let row = at - width; row <= at + width; row += width) {
    for (let near = row - 1; near <= row + 1; near += 1) if (near !== at && data[near] === 0) black += 1;
  }
  return black;
}
