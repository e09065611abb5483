import type { DarkPixels } from './dark-pixels.ts';
import type { Frame } from './find-frames.ts';

interface Point {
  x: number;
  y: number;
}

/** Inches: how far from the ideal line a side's pixels may lie. */
const OFF = 0.008;
/** Inches past a corner: a side that goes on so far is a line of a form or a table. */
const PAST_FROM = 0.02;
const PAST_TO = 0.09;
/** Of the pixels past a corner, so many are dark where the line goes on. */
const GOES_ON = 0.85;

export interface FrameSides {
  /** Share (0..1) of each side that is drawn; the least of the four. */
  drawn: number;
  /** Sides past which both lines beside go on, as between the cells of a table. */
  goesOn: { left: boolean; right: boolean; top: boolean; bottom: boolean };
}

export function judgeSides(dark: DarkPixels, frame: Frame): FrameSides {
  const { topLeft, topRight, bottomLeft, bottomRight } = frame;
  const sides = [
    [topLeft, topRight],
    [bottomLeft, bottomRight],
    [topLeft, bottomLeft],
    [topRight, bottomRight],
  ] as const;
  const past = (from: Point, to: Point) => isDrawnPast(dark, from, to);
  return {
    drawn: Math.min(...sides.map(([from, to]) => shareDrawn(dark, from, to))),
    goesOn: {
      left: past(topRight, topLeft) && past(bottomRight, bottomLeft),
      right: past(topLeft, topRight) && past(bottomLeft, bottomRight),
      top: past(bottomLeft, topLeft) && past(bottomRight, topRight),
      bottom: past(topLeft, bottomLeft) && past(topRight, bottomRight),
    },
  };
}

function isDrawnPast(dark: DarkPixels, from: Point, corner: Point): boolean {
  const length = Math.max(1, Math.hypot(corner.x - from.x, corner.y - from.y));
  const along = { x: (corner.x - from.x) / length, y: (corner.y - from.y) / length };
  const at = (inches: number) => ({
    x: corner.x + along.x * inches * dark.inch,
    y: corner.y + along.y * inches * dark.inch,
  });
  return shareDrawn(dark, at(PAST_FROM), at(PAST_TO)) >= GOES_ON;
}

/** Share of the steps from one point to another at which there is a dark pixel on the way or just beside it. */
function shareDrawn(dark: DarkPixels, from: Point, to: Point): number {
  const steps = Math.max(1, Math.round(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
  const off = Math.max(2, Math.round(OFF * dark.inch));
  const isAcross = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y);
  let drawn = 0;
  for (let step = 0; step <= steps; step += 1) {
    const x = Math.round(from.x + ((to.x - from.x) * step) / steps);
    const y = Math.round(from.y + ((to.y - from.y) * step) / steps);
    if (isDarkBeside(dark, x, y, off, isAcross)) drawn += 1;
  }
  return drawn / (steps + 1);
}

function isDarkBeside(
  { width, height, data }: DarkPixels,
  x: number,
  y: number,
  off: number,
  isAcross: boolean,
): boolean {
  for (let by = -off; by <= off; by += 1) {
    const column = isAcross ? x : x + by;
    const row = isAcross ? y + by : y;
    if (column < 0 || column >= width || row < 0 || row >= height) continue;
    if (data[row * width + column]) return true;
  }
  return false;
}
