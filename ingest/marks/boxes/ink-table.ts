import type { DarkPixels } from './dark-pixels.ts';
import type { Run } from './frames/find-runs.ts';

/**
 * Answers how many pixels are dark in any part of a page without a scan of it, by summing over cells of 1/75
 * inch.
 */
export interface InkTable {
  /** Pixels across a cell. */
  cell: number;
  across: number;
  down: number;
  /** Dark pixels of each cell. */
  counts: Uint16Array;
  /**
   * Dark pixels of all cells above and left of a corner; there is one more row and column than there are
   * cells.
   */
  sums: Uint32Array;
}

/** A part of a page in cells; `right` and `bottom` are exclusive. */
export interface CellBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELLS_AN_INCH = 75;

/** Pixels across a cell of an image, from its pixels per inch. */
export function toCell(inch: number): number {
  return Math.max(1, Math.round(inch / CELLS_AN_INCH));
}

export function toInkTable({ width, height, inch, data }: DarkPixels): InkTable {
  const cell = toCell(inch);
  const across = Math.floor(width / cell);
  const down = Math.floor(height / cell);
  const counts = new Uint16Array(across * down);
  // Most of a page is paper: searching for the next dark pixel is many times faster than testing each one.
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const y = Math.floor(at / width);
    const row = Math.floor(y / cell);
    const start = y * width;
    const end = start + width;
    for (; at < end && data[at]; at += 1) {
      const column = Math.floor((at - start) / cell);
      if (row >= down || column >= across) continue;
      const index = row * across + column;
      counts[index] = (counts[index] as number) + 1;
    }
  }
  return { cell, across, down, counts, sums: addUp(counts, across, down) };
}

function addUp(counts: Uint16Array, across: number, down: number): Uint32Array {
  const sums = new Uint32Array((across + 1) * (down + 1));
  for (let y = 0; y < down; y += 1) {
    let row = 0;
    for (let x = 0; x < across; x += 1) {
      row += counts[y * across + x] as number;
      const index = (y + 1) * (across + 1) + x + 1;
      sums[index] = (sums[index - across - 1] as number) + row;
    }
  }
  return sums;
}

/** Share (0..1) of dark pixels in a part of the page; 0 if it is empty. */
export function darkShare(table: InkTable, box: CellBox): number {
  const { left, top, right, bottom } = inTable(table, box);
  if (right <= left || bottom <= top) return 0;
  const at = (x: number, y: number) => table.sums[y * (table.across + 1) + x] as number;
  const dark = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
  return dark / ((right - left) * (bottom - top) * table.cell * table.cell);
}

/** The cells that lie entirely inside a box of pixels. */
export function toCells({ cell }: Pick<InkTable, 'cell'>, box: CellBox): CellBox {
  return {
    left: Math.ceil(box.left / cell),
    top: Math.ceil(box.top / cell),
    right: Math.floor(box.right / cell),
    bottom: Math.floor(box.bottom / cell),
  };
}

function inTable({ across, down }: InkTable, { left, top, right, bottom }: CellBox): CellBox {
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(across, right),
    bottom: Math.min(down, bottom),
  };
}

/** Runs of cells with at least `least` dark pixels each in a part of the page, row by row. */
export function findCellRuns({ counts, across }: InkTable, box: CellBox, least: number): Run[] {
  const runs: Run[] = [];
  for (let y = box.top; y < box.bottom; y += 1) {
    let from = -1;
    for (let x = box.left; x <= box.right; x += 1) {
      const isDark = x < box.right && (counts[y * across + x] as number) >= least;
      if (isDark && from < 0) from = x;
      if (isDark || from < 0) continue;
      runs.push({ line: y, from, to: x });
      from = -1;
    }
  }
  return runs;
}
