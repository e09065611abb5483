import type { DarkPixels } from '../dark-pixels.ts';
import type { CellBox } from '../ink-table.ts';
import type { Frame } from './find-frames.ts';
import type { Segment } from './join-runs.ts';

interface Point {
  x: number;
  y: number;
}

/** How far the pixels of a side may be from the ideal line, in inches. */
const OFF = 0.008;
/** A side that continues this many inches past a corner is a line of a form or a table. */
const PAST_FROM = 0.02;
const PAST_TO = 0.09;
/** A line continues past a corner if it is drawn on this share of the steps, about as thick as before. */
const GOES_ON = 0.85;
const AS_THICK = 0.6;
/** Inches: a thicker line cannot be a stroke of a letter. */
const STROKE = 0.015;

/** At least this share of a side that continues under other boxes is visible. */
const LEAST_SEEN = 0.1;

export interface FrameSides {
  /** Share (0..1) that is drawn of the side with the least ink. */
  drawn: number;
  /** Sides past which both adjacent lines continue, as between the cells of a table. */
  goesOn: { left: boolean; right: boolean; top: boolean; bottom: boolean };
  /** Whether any line continues past a corner that is not covered. */
  runsOn: boolean;
}

/** Parts of the frame under one of `covers` need not be drawn. */
export function judgeSides(dark: DarkPixels, frame: Frame, covers: readonly CellBox[] = []): FrameSides {
  const { topLeft, topRight, bottomLeft, bottomRight } = frame;
  const sides = [
    [topLeft, topRight],
    [bottomLeft, bottomRight],
    [topLeft, bottomLeft],
    [topRight, bottomRight],
  ] as const;
  const { top, bottom, left, right } = frame;
  const past = (from: Point, corner: Point, { thickness }: Segment) =>
    !covers.some((cover) => isUnder(cover, corner.x, corner.y)) && isDrawnPast(dark, from, corner, thickness);
  const ends = {
    left: [past(topRight, topLeft, top), past(bottomRight, bottomLeft, bottom)],
    right: [past(topLeft, topRight, top), past(bottomLeft, bottomRight, bottom)],
    top: [past(bottomLeft, topLeft, left), past(bottomRight, topRight, right)],
    bottom: [past(topLeft, bottomLeft, left), past(topRight, bottomRight, right)],
  };
  const both = (pair: boolean[]) => pair.every((goesOn) => goesOn);
  return {
    drawn: Math.min(...sides.map(([from, to]) => shareDrawn(dark, from, to, { covers }))),
    goesOn: {
      left: both(ends.left),
      right: both(ends.right),
      top: both(ends.top),
      bottom: both(ends.bottom),
    },
    runsOn: Object.values(ends).some((pair) => pair.includes(true)),
  };
}

/** A letter just beyond the corner can look like the line; its strokes are thinner than a thick line. */
function isDrawnPast(dark: DarkPixels, from: Point, corner: Point, thickness: number): boolean {
  const length = Math.max(1, Math.hypot(corner.x - from.x, corner.y - from.y));
  const along = { x: (corner.x - from.x) / length, y: (corner.y - from.y) / length };
  const at = (inches: number) => ({
    x: corner.x + along.x * inches * dark.inch,
    y: corner.y + along.y * inches * dark.inch,
  });
  const least = thickness > STROKE * dark.inch ? AS_THICK * thickness : 1;
  return shareDrawn(dark, at(PAST_FROM), at(PAST_TO), { least }) >= GOES_ON;
}

/**
 * Share of the steps from one point to another with at least `least` dark pixels on or just beside the way.
 * Steps under `covers` without dark pixels do not count; the result is 0 where too few steps remain.
 */
function shareDrawn(
  dark: DarkPixels,
  from: Point,
  to: Point,
  { least = 1, covers = [] }: { least?: number; covers?: readonly CellBox[] },
): number {
  const steps = Math.max(1, Math.round(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
  const off = Math.max(2, Math.round(OFF * dark.inch), Math.ceil(least));
  const isAcross = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
  let [drawn, hidden] = [0, 0];
  for (let step = 0; step <= steps; step += 1) {
    const x = Math.round(from.x + ((to.x - from.x) * step) / steps);
    const y = Math.round(from.y + ((to.y - from.y) * step) / steps);
    if (countDarkBeside(dark, x, y, off, isAcross) >= least) drawn += 1;
    else if (covers.some((cover) => isUnder(cover, x, y))) hidden += 1;
  }
  const seen = steps + 1 - hidden;
  return seen < LEAST_SEEN * (steps + 1) ? 0 : drawn / seen;
}

function isUnder({ left, right, top, bottom }: CellBox, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function countDarkBeside(
  { width, height, data }: DarkPixels,
  x: number,
  y: number,
  off: number,
  isAcross: boolean,
): number {
  let count = 0;
  for (let by = -off; by <= off; by += 1) {
    const column = isAcross ? x : x + by;
    const row = isAcross ? y + by : y;
    if (column < 0 || column >= width || row < 0 || row >= height) continue;
    if (data[row * width + column]) count += 1;
  }
  return count;
}
