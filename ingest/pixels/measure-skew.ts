import type { Ink } from './measure-ink.ts';

/** Degrees: a scanner's feed skews by one or two, a hand on the glass by a few more. */
const MOST = 8;
const COARSE = 0.5;
const FINE = 0.1;
/** More cells do not make the angle more accurate. */
const MOST_CELLS = 10_000;
/** The rows must be sharper at an angle than at none by this factor for it to count. */
const LEAST_GAIN = 1.1;

/**
 * Degrees clockwise by which the lines on a page are skewed, -8 to 8, in steps of 0.1. At the right angle the
 * ink of the lines falls into few rows with white rows between them (W. Postl's projection profile, 1986):
 * the sum of the squared steps from row to row is highest there. Also works for lines that run up or down.
 */
export function measureSkew(ink: Ink): number {
  const cells = listCells(ink);
  const across = sharpest(cells.x, cells.y, ink.across, ink.down);
  // On a page turned by a quarter, columns are rows, and clockwise becomes counterclockwise.
  const down = sharpest(cells.y, cells.x, ink.down, ink.across);
  return across.sharpness >= down.sharpness ? across.degrees : -down.degrees;
}

interface Cells {
  x: Int32Array;
  y: Int32Array;
}

/**
 * Uses only outlines, because a black box says nothing about the lines. Takes an even sample if there are
 * many.
 */
function listCells({ cells, across }: Ink): Cells {
  const places: number[] = [];
  for (let cell = 0; cell < cells.length; cell += 1) {
    if (!cells[cell]) continue;
    const inside = cells[cell - 1] && cells[cell + 1] && cells[cell - across] && cells[cell + across];
    if (!inside) places.push(cell);
  }
  const step = Math.max(1, places.length / MOST_CELLS);
  const count = Math.floor(places.length / step);
  const chosen = Int32Array.from({ length: count }, (_, index) => places[Math.floor(index * step)] ?? 0);
  return { x: chosen.map((cell) => cell % across), y: chosen.map((cell) => Math.floor(cell / across)) };
}

function sharpest(
  along: Int32Array,
  across: Int32Array,
  length: number,
  breadth: number,
): { degrees: number; sharpness: number } {
  const sharpnessAt = (degrees: number) => measureSharpness(along, across, length, breadth, degrees);
  const upright = sharpnessAt(0);
  let best = { degrees: 0, sharpness: upright };
  const tryAll = (from: number, to: number, step: number) => {
    for (let count = 0; from + count * step <= to + 1e-9; count += 1) {
      const degrees = Math.round((from + count * step) / FINE) * FINE;
      const sharpness = sharpnessAt(degrees);
      if (sharpness > best.sharpness) best = { degrees, sharpness };
    }
  };
  tryAll(-MOST, MOST, COARSE);
  tryAll(best.degrees - COARSE + FINE, best.degrees + COARSE - FINE, FINE);
  return best.sharpness > LEAST_GAIN * upright ? best : { degrees: 0, sharpness: upright };
}

function measureSharpness(
  along: Int32Array,
  across: Int32Array,
  length: number,
  breadth: number,
  degrees: number,
): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const offset = Math.ceil(Math.abs(slope) * length);
  const rows = new Int32Array(breadth + 2 * offset + 2);
  for (let index = 0; index < along.length; index += 1) {
    const row = Math.round((across[index] as number) - slope * (along[index] as number)) + offset;
    rows[row] = (rows[row] as number) + 1;
  }
  let sharpness = 0;
  for (let row = 1; row < rows.length; row += 1) {
    const step = (rows[row] as number) - (rows[row - 1] as number);
    sharpness += step * step;
  }
  return sharpness;
}
