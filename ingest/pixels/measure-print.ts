import type { Ink } from './measure-ink.ts';

/**
 * Width of a strip in cells: wide enough to contain tall letters and descenders, narrow enough for the tilt
 * of a line.
 */
const STRIP = 16;
/** A run of fewer rows is a dash or dust; a run of more is a picture or lines that touch. In cells. */
const LEAST = 2;
const MOST = 40;
/** Fewer runs are too few for a measurement. */
const LEAST_RUNS = 40;

/**
 * Height of the usual print, from the top of the tallest letters to the bottom of the descenders, as a share
 * of the page's height: the median length of the runs of inked rows in narrow strips. Undefined if there is
 * hardly any print.
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
