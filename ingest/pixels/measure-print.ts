import type { Ink } from './measure-ink.ts';

/** Cells across a strip: wide enough to meet tall letters and hanging ones, narrow enough for one line's tilt. */
const STRIP = 16;
/** A run of fewer rows is a dash or dust, of more a picture or lines that touch. In cells. */
const LEAST = 2;
const MOST = 40;
/** Fewer runs are no measure. */
const LEAST_RUNS = 40;

/**
 * Height of the usual print, from the tallest letters' tops to the lowest tails, as a share of the page's
 * height: the median of the runs of inked rows in narrow strips. Undefined where there is hardly any print.
 */
export function measurePrint({ outlines, across, down }: Ink): number | undefined {
  const runs: number[] = [];
  for (let left = 0; left + STRIP <= across; left += STRIP) {
    let run = 0;
    for (let y = 0; y <= down; y += 1) {
      if (y < down && hasInkAt(outlines, y * across + left)) run += 1;
      else {
        if (run >= LEAST && run <= MOST) runs.push(run);
        run = 0;
      }
    }
  }
  if (runs.length < LEAST_RUNS) return undefined;
  runs.sort((a, b) => a - b);
  return (runs[Math.floor(runs.length / 2)] ?? 0) / down;
}

function hasInkAt(outlines: Uint8Array, start: number): boolean {
  for (let cell = start; cell < start + STRIP; cell += 1) if (outlines[cell]) return true;
  return false;
}
