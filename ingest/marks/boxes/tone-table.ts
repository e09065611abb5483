import type { GrayImage } from '../../pixels/gray-image.ts';
import type { CellBox } from './ink-table.ts';

/**
 * Answers how dark any part of a page is on average without a scan of it, by summing over the cells of the
 * ink table.
 */
export interface ToneTable {
  across: number;
  down: number;
  /**
   * Darkness of all cells above and left of a corner, 0 to `DARKEST` each; there is one more row and column
   * than there are cells.
   */
  sums: Uint32Array;
}

/**
 * With this maximum the sums of a coarse page of 40 million pixels, each of which is a cell, fit into 32
 * bits.
 */
export const DARKEST = 100;

/**
 * Darkness is 0 for the paper's gray level and `DARKEST` for that of the darkest print. `cell`: pixels
 * across.
 */
export function toToneTable(
  image: GrayImage,
  { paper, black }: { paper: number; black: number },
  cell: number,
): ToneTable {
  const across = Math.floor(image.width / cell);
  const down = Math.floor(image.height / cell);
  const darkness = Float64Array.from({ length: 256 }, (_, level) =>
    Math.min(DARKEST, Math.max(0, (DARKEST * (paper - level)) / Math.max(1, paper - black))),
  );
  const sums = new Uint32Array((across + 1) * (down + 1));
  const line = new Float64Array(across);
  for (let y = 0; y < down; y += 1) {
    line.fill(0);
    for (let row = y * cell; row < (y + 1) * cell; row += 1) {
      let at = row * image.width;
      for (let x = 0; x < across; x += 1) {
        let sum = 0;
        for (let end = at + cell; at < end; at += 1) sum += darkness[image.data[at] as number] as number;
        line[x] = (line[x] as number) + sum;
      }
    }
    let before = 0;
    for (let x = 0; x < across; x += 1) {
      before += Math.round((line[x] as number) / (cell * cell));
      const index = (y + 1) * (across + 1) + x + 1;
      sums[index] = (sums[index - across - 1] as number) + before;
    }
  }
  return { across, down, sums };
}

/** Mean darkness (0..1) of a part in cells; 0 if it is empty. */
export function toneOf({ across, down, sums }: ToneTable, box: CellBox): number {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const right = Math.min(across, box.right);
  const bottom = Math.min(down, box.bottom);
  if (right <= left || bottom <= top) return 0;
  const at = (x: number, y: number) => sums[y * (across + 1) + x] as number;
  const sum = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
  return sum / (DARKEST * (right - left) * (bottom - top));
}
