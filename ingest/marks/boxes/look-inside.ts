import type { GrayImage } from '../../pixels/gray-image.ts';
import type { DarkPixels } from './dark-pixels.ts';
import type { Run } from './frames/find-runs.ts';
import { chain } from './frames/join-runs.ts';
import { type CellBox, darkShare, findCellRuns, type InkTable } from './ink-table.ts';

/**
 * What a frame contains: nothing; a little ink that may be a code; an even tone; or print, which makes it a
 * cell of a table, a drawing or a framed text.
 */
export type Inside = 'empty' | 'label' | 'grey' | 'black' | 'print';

/** A cell with ink has at least this share of dark pixels. */
const INKED = 0.1;
/** Fewer connected cells are dust: a letter takes more. */
const LEAST_MARK = 5;
/** Cells: a label is at most four lines of codes high, unless it takes only a small part of the box. */
const LABEL_HIGH = 40;
const LABEL_SHARE = 0.35;
/** Side of the tiles, in cells, in which a dot screen looks even and letters do not: 1/25 inch. */
const TILE = 3;
/**
 * At least this share of a toned box's tiles are about as dark as the median tile, which is neither as light
 * as paper nor black.
 */
const EVEN = 0.65;
const TONE = { lightest: 0.06, darkest: 0.8, off: 0.2 };
/** At least this share of the points in a gray fill have its gray level; the others belong to a code. */
const FILLED = 0.7;
/** Gray levels: how much darker a gray fill is than the paper, and how much it may vary. */
const GRAY_STEP = 18;
const GRAY_OFF = 14;
const SAMPLES = 30;

/** `box` in cells, inside the lines of the frame. */
export function lookInside(image: GrayImage, dark: DarkPixels, table: InkTable, box: CellBox): Inside {
  const fill = findFill(image, dark, table, box);
  if (fill) return fill;
  const ink = findInk(table, box);
  if (!ink) return 'empty';
  if (isScreened(table, box)) return 'grey';
  return isLabel(ink, box) ? 'label' : 'print';
}

/** Detects a fill of a single gray, or black, from the gray levels at points spread over the box. */
function findFill(
  image: GrayImage,
  { paper, black }: DarkPixels,
  { cell }: InkTable,
  { left, top, right, bottom }: CellBox,
): 'grey' | 'black' | undefined {
  const levels: number[] = [];
  for (let row = 0; row < SAMPLES; row += 1) {
    const y = Math.floor((top + ((row + 0.5) * (bottom - top)) / SAMPLES) * cell);
    for (let column = 0; column < SAMPLES; column += 1) {
      const x = Math.floor((left + ((column + 0.5) * (right - left)) / SAMPLES) * cell);
      levels.push(image.data[y * image.width + x] ?? 255);
    }
  }
  levels.sort((a, b) => a - b);
  const middle = levels[levels.length >> 1] ?? 255;
  const alike = levels.filter((level) => Math.abs(level - middle) <= GRAY_OFF).length;
  if (paper - middle < GRAY_STEP || alike < FILLED * levels.length) return undefined;
  return middle - black < 0.25 * (paper - black) ? 'black' : 'grey';
}

function isScreened(table: InkTable, { left, top, right, bottom }: CellBox): boolean {
  const shares: number[] = [];
  for (let y = top; y + TILE <= bottom; y += 1) {
    for (let x = left; x + TILE <= right; x += 1)
      shares.push(darkShare(table, { left: x, top: y, right: x + TILE, bottom: y + TILE }));
  }
  const middle = shares.sort((a, b) => a - b)[shares.length >> 1] ?? 0;
  if (middle < TONE.lightest || middle > TONE.darkest) return false;
  const even = shares.filter((share) => Math.abs(share - middle) <= TONE.off * middle);
  return even.length >= EVEN * shares.length;
}

/**
 * Whether the ink is in one place of the box, like a code printed in its middle, and no more than codes take.
 */
export function isLabel(ink: CellBox, box: CellBox): boolean {
  const high = ink.bottom - ink.top;
  const wide = ink.right - ink.left;
  const share = (high * wide) / ((box.bottom - box.top) * (box.right - box.left));
  return high <= LABEL_HIGH || share <= LABEL_SHARE;
}

/** The bounds of the inked cells, without dust. */
function findInk(table: InkTable, box: CellBox): CellBox | undefined {
  const runs = findCellRuns(table, box, INKED * table.cell ** 2);
  const marks = chain(runs).filter((mark) => countCells(mark) >= LEAST_MARK);
  if (marks.length === 0) return undefined;
  const inked = marks.flat();
  return {
    left: Math.min(...inked.map(({ from }) => from)),
    right: Math.max(...inked.map(({ to }) => to)),
    top: Math.min(...inked.map(({ line }) => line)),
    bottom: Math.max(...inked.map(({ line }) => line)) + 1,
  };
}

function countCells(runs: Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}
