import type { Segment } from './join-runs.ts';

/** Inches: less than the height of a box. */
const NEAR = 0.1;
/** This many lines within that distance on either side are hatching, or the dots of a printed picture. */
const CROWD = 3;
/** At least this share of the shorter of two lines lies beside the other. */
const BESIDE = 0.5;

/**
 * Drops the lines of hatching and halftones: any two of them would form a frame, and a printed picture has
 * tens of thousands. Those at the edge of such an area stay. `inch`: pixels per inch.
 */
export function withoutScreens(lines: readonly Segment[], inch: number): Segment[] {
  const sorted = [...lines].sort((a, b) => middleOf(a) - middleOf(b));
  const isCrowded = (line: Segment, index: number, step: 1 | -1) => {
    let near = 0;
    for (let at = index + step; at >= 0 && at < sorted.length && near < CROWD; at += step) {
      const other = sorted[at] as Segment;
      if (Math.abs(middleOf(other) - middleOf(line)) > NEAR * inch) break;
      if (isBeside(line, other)) near += 1;
    }
    return near >= CROWD;
  };
  return sorted.filter((line, index) => !isCrowded(line, index, 1) || !isCrowded(line, index, -1));
}

function middleOf({ base, slope, from, to }: Segment): number {
  return base + (slope * (from + to)) / 2;
}

function isBeside(one: Segment, other: Segment): boolean {
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return shared > BESIDE * Math.min(one.to - one.from, other.to - other.from);
}
