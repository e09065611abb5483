import type { GrayImage } from './gray-image.ts';

/** A band of an image that contains one row of print; `top` and `bottom` in pixels, the bottom exclusive. */
export interface TextRow {
  top: number;
  bottom: number;
}

const DARK = 128;
/** This many dark pixels in a row of pixels may be specks. */
const FEW = 2;
/**
 * A band much lower than most is a rule or dirt, and one much higher is more than one row; as shares of the
 * usual height.
 */
const LOWEST = 0.4;
const HIGHEST = 1.8;

/**
 * The rows of print of a level image, from the top, if each ends before the next begins (a horizontal
 * projection profile). A band that does not have the height of one row is left out.
 */
export function findTextRows({ width, height, data }: GrayImage): TextRow[] {
  const bands: TextRow[] = [];
  let top: number | undefined;
  for (let y = 0; y <= height; y += 1) {
    const hasInk = y < height && countDark(data.subarray(y * width, (y + 1) * width)) > FEW;
    if (hasInk) top ??= y;
    else if (top !== undefined) {
      bands.push({ top, bottom: y });
      top = undefined;
    }
  }
  const usual = medianHeight(bands);
  return bands.filter((band) => {
    const share = heightOf(band) / usual;
    return share >= LOWEST && share <= HIGHEST;
  });
}

function countDark(pixels: Uint8Array): number {
  let dark = 0;
  for (const pixel of pixels) if (pixel < DARK) dark += 1;
  return dark;
}

function medianHeight(bands: readonly TextRow[]): number {
  const heights = bands.map(heightOf).sort((one, other) => one - other);
  return heights[heights.length >> 1] ?? 1;
}

function heightOf({ top, bottom }: TextRow): number {
  return bottom - top;
}
