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
  const most = measureContrast(image, reach);
  const data = new Uint8Array(image.data.length).fill(255);
  forEachWindow(image, reach, (y, x, mean, deviation) => {
    const at = y * width + x;
    if (deviation < LEAST_CONTRAST * most) return;
    const threshold = mean * (1 + WEIGHT * (deviation / most - 1));
    if ((image.data[at] as number) < threshold) data[at] = 0;
  });
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

type Visit = (y: number, x: number, mean: number, deviation: number) => void;

/** Mean and standard deviation around each pixel, over the part of the window inside the image. */
function forEachWindow({ width, height, data }: GrayImage, reach: number, visit: Visit): void {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  const addRow = (y: number, sign: 1 | -1) => {
    if (y < 0 || y >= height) return;
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const gray = data[at] as number;
      sums[x] = (sums[x] as number) + sign * gray;
      squares[x] = (squares[x] as number) + sign * gray * gray;
    }
  };
  for (let y = 0; y < reach; y += 1) addRow(y, 1);
  for (let y = 0; y < height; y += 1) {
    addRow(y + reach, 1);
    addRow(y - reach - 1, -1);
    const rows = Math.min(height - 1, y + reach) - Math.max(0, y - reach) + 1;
    visitRow(sums, squares, rows, reach, (x, mean, deviation) => visit(y, x, mean, deviation));
  }
}

function visitRow(
  sums: Float64Array,
  squares: Float64Array,
  rows: number,
  reach: number,
  visit: (x: number, mean: number, deviation: number) => void,
): void {
  let sum = 0;
  let square = 0;
  let columns = 0;
  const add = (x: number, sign: 1 | -1) => {
    if (x < 0 || x >= sums.length) return;
    sum += sign * (sums[x] as number);
    square += sign * (squares[x] as number);
    columns += sign;
  };
  for (let x = 0; x < reach; x += 1) add(x, 1);
  for (let x = 0; x < sums.length; x += 1) {
    add(x + reach, 1);
    add(x - reach - 1, -1);
    const mean = sum / (rows * columns);
    visit(x, mean, Math.sqrt(Math.max(0, square / (rows * columns) - mean * mean)));
  }
}
