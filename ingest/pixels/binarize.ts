import type { GrayImage } from './gray-image.ts';

/** Half the side of the window, as a share of an inch: two or three letters of usual print. */
const REACH = 0.08;
/** Sauvola's weight of the contrast around a pixel. */
const WEIGHT = 0.2;
/**
 * Windows with less contrast than this share of the page's largest contain only paper, whose grain is not
 * ink.
 */
const LEAST_CONTRAST = 0.18;

/**
 * Makes ink black and paper white. Each pixel is compared with the paper around it, so that faint, yellowed
 * and unevenly lit pages give the same result: J. Sauvola and M. Pietikäinen, "Adaptive document image
 * binarization" (2000), with the page's own largest contrast in place of a fixed one, as C. Wolf and J.-M.
 * Jolion (2003) do for faint text. The sums of the window are updated as it moves, so that its size costs
 * nothing.
 */
export function binarize(image: GrayImage, dpi: number): GrayImage {
  const reach = Math.max(4, Math.round(REACH * dpi));
  const { width, height } = image;
  const contrast = measureContrast(image, reach);
  const data = new Uint8Array(image.data.length).fill(255);
  const sums = new ColumnSums(width, reach);
  for (let y = 0; y < Math.min(reach, height); y += 1) sums.add(image, y);
  for (let y = 0; y < height; y += 1) {
    if (y + reach < height) sums.add(image, y + reach);
    if (y - reach - 1 >= 0) sums.remove(image, y - reach - 1);
    const rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    blackenRow(image, data, y, { sums, rows, reach, contrast });
  }
  return { width, height, data };
}

/** The largest standard deviation in any of the adjacent windows. */
function measureContrast({ width, height, data }: GrayImage, reach: number): number {
  const side = 2 * reach + 1;
  let most = 1;
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) {
      let sum = 0;
      let square = 0;
      for (let y = top; y < top + side; y += 1) {
        for (let at = y * width + left, end = at + side; at < end; at += 1) {
          const gray = data[at] as number;
          sum += gray;
          square += gray * gray;
        }
      }
      const mean = sum / (side * side);
      most = Math.max(most, Math.sqrt(Math.max(0, square / (side * side) - mean * mean)));
    }
  }
  return most;
}

/** Sums of the gray levels, and of their squares, of each column of the rows in the window. */
class ColumnSums {
  /** As many empty columns at both ends as the window reaches, so that it needs no look at the edges. */
  readonly grays: Float64Array;
  readonly squares: Float64Array;
  readonly #reach: number;

  constructor(width: number, reach: number) {
    this.grays = new Float64Array(width + 2 * reach + 1);
    this.squares = new Float64Array(width + 2 * reach + 1);
    this.#reach = reach + 1;
  }

  add({ width, data }: GrayImage, y: number): void {
    const { grays, squares } = this;
    for (let column = this.#reach, at = y * width, end = at + width; at < end; at += 1, column += 1) {
      const gray = data[at] as number;
      grays[column] = (grays[column] as number) + gray;
      squares[column] = (squares[column] as number) + gray * gray;
    }
  }

  remove({ width, data }: GrayImage, y: number): void {
    const { grays, squares } = this;
    for (let column = this.#reach, at = y * width, end = at + width; at < end; at += 1, column += 1) {
      const gray = data[at] as number;
      grays[column] = (grays[column] as number) - gray;
      squares[column] = (squares[column] as number) - gray * gray;
    }
  }
}

interface Window {
  sums: ColumnSums;
  /** Rows of the image that are in the window. */
  rows: number;
  reach: number;
  /** The page's largest. */
  contrast: number;
}

/**
 * Makes the ink of a row black. A page has millions of pixels, most of them paper: these take no square root,
 * and none takes a call.
 */
function blackenRow(
  image: GrayImage,
  black: Uint8Array,
  y: number,
  { sums: { grays, squares }, rows, reach, contrast }: Window,
): void {
  const { width, data } = image;
  const leastVariance = (LEAST_CONTRAST * contrast) ** 2;
  const across = 2 * reach + 1;
  let sum = 0;
  let square = 0;
  for (let column = 0; column < across; column += 1) {
    sum += grays[column] as number;
    square += squares[column] as number;
  }
  for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
    sum += (grays[x + across] as number) - (grays[x] as number);
    square += (squares[x + across] as number) - (squares[x] as number);
    const columns = Math.min(width - 1, x + reach) - Math.max(0, x - reach) + 1;
    const pixels = rows * columns;
    const mean = sum / pixels;
    const variance = square / pixels - mean * mean;
    if (variance < leastVariance) continue;
    const threshold = mean * (1 + WEIGHT * (Math.sqrt(variance) / contrast - 1));
    if ((data[at] as number) < threshold) black[at] = 0;
  }
}
