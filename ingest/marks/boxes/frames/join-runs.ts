import type { Run } from './find-runs.ts';

/** A ruled line, along x if it runs across the page, along y if it runs down. */
export interface Segment {
  from: number;
  to: number;
  /** Its position at `along` is `base + slope * along`. */
  base: number;
  slope: number;
  /** Pixels. */
  thickness: number;
}

/** Inches. A thicker line is a bar or a black area. */
const MOST_THICK = 0.05;
/** On a page whose lines are steeper, boxes cannot be detected. */
const MOST_SLOPE = 0.06;
/** Inches between the parts of a line that the scan broke, and how far they may be out of line. */
const BREAK = 0.1;
const OFF = 0.012;
/** More lines than any form has: these are hatching, or noise. */
const MOST_SEGMENTS = 1500;

/** Joins runs beside each other into lines, also where the line is skewed. `inch`: pixels per inch. */
export function joinRuns(runs: Run[], inch: number): Segment[] {
  const lines = chain(runs)
    .flatMap((group) => straighten(group, inch))
    .map(toFit)
    .filter((fit) => isLine(fit, inch));
  if (lines.length > MOST_SEGMENTS) return [];
  return mend(lines, inch).map(toSegment);
}

export function placeAt({ base, slope }: Pick<Segment, 'base' | 'slope'>, along: number): number {
  return base + slope * along;
}

/** Groups of runs, each of which touches another run of its group on the line before or after. */
export function chain(runs: Run[]): Run[][] {
  const groups: Run[][] = [];
  let before: { run: Run; group: Run[] }[] = [];
  let current: { run: Run; group: Run[] }[] = [];
  let line = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    if (run.line !== line) {
      before = run.line === line + 1 ? current : [];
      current = [];
      line = run.line;
    }
    let group: Run[] | undefined;
    for (const other of before) {
      if (other.run.to < run.from || other.run.from > run.to) continue;
      if (group && other.group !== group) merge(other.group, group, [before, current]);
      group ??= other.group;
    }
    if (!group) {
      group = [];
      groups.push(group);
    }
    group.push(run);
    current.push({ run, group });
  }
  return groups.filter((group) => group.length > 0);
}

function merge(from: Run[], into: Run[], places: { run: Run; group: Run[] }[][]): void {
  for (const run of from) into.push(run);
  from.length = 0;
  for (const each of places.flat()) if (each.group === from) each.group = into;
}

/**
 * Share of a run that lies beside the next run of the same line, and the smaller share where another line
 * begins.
 */
const BESIDE = 0.7;
const APART = 0.3;
/** Inches: shorter than the side of a box, like the strokes of letters. */
const LEAST_SIDE = 0.13;
const THIN = 0.025;
/** The sides of two boxes, fitted as one line, slant by more than each of them. */
const SLANT = 0.02;

/**
 * Separates the lines of a group in which the end of one touches the beginning of another, like the sides of
 * boxes on top of each other: their runs lie beside each other, and one line further hardly overlap. The runs
 * of a skewed line are all offset by the same distance.
 */
function straighten(group: Run[], inch: number): Run[][] {
  const runs = [...group].sort((a, b) => a.line - b.line);
  const shares = runs.slice(1).map((run, index) => shareBeside(runs[index] ?? run, run));
  const lines: Run[][] = [];
  let from = 0;
  for (const [index, share] of shares.entries()) {
    const isSteady = [shares[index - 1], shares[index + 1]].every((other) => (other ?? 0) >= BESIDE);
    if (share > APART || !isSteady) continue;
    lines.push(runs.slice(from, index + 1));
    from = index + 1;
  }
  lines.push(runs.slice(from));
  const isBent = Math.abs(slopeOf(toFit(group))) > SLANT;
  return isBent && lines.every((line) => isSide(toSegment(toFit(line)), inch)) ? lines : [group];
}

function isSide({ from, to, slope, thickness }: Segment, inch: number): boolean {
  return to - from >= LEAST_SIDE * inch && Math.abs(slope) <= SLANT && thickness <= THIN * inch;
}

/** Overlap as a share of the shorter of two runs on neighboring lines; 1 where they are not neighbors. */
function shareBeside(one: Run, other: Run): number {
  if (other.line !== one.line + 1) return 1;
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return shared / Math.min(one.to - one.from, other.to - other.from);
}

/** Sums for fitting a straight line through pixels by least squares. */
interface Fit {
  from: number;
  to: number;
  count: number;
  sumAlong: number;
  sumPlace: number;
  sumAlong2: number;
  sumBoth: number;
}

function toFit(runs: Run[]): Fit {
  const fit = { from: Infinity, to: -Infinity, count: 0, sumAlong: 0, sumPlace: 0, sumAlong2: 0, sumBoth: 0 };
  for (const { line, from, to } of runs) {
    const length = to - from;
    const middle = (from + to - 1) / 2;
    fit.from = Math.min(fit.from, from);
    fit.to = Math.max(fit.to, to);
    fit.count += length;
    fit.sumAlong += length * middle;
    fit.sumPlace += length * line;
    fit.sumAlong2 += length * (middle * middle + (length * length - 1) / 12);
    fit.sumBoth += length * middle * line;
  }
  return fit;
}

function slopeOf({ count, sumAlong, sumPlace, sumAlong2, sumBoth }: Fit): number {
  const spread = sumAlong2 - (sumAlong * sumAlong) / count;
  return spread < 1 ? 0 : (sumBoth - (sumAlong * sumPlace) / count) / spread;
}

function toSegment(fit: Fit): Segment {
  const slope = slopeOf(fit);
  const base = (fit.sumPlace - slope * fit.sumAlong) / fit.count;
  return { from: fit.from, to: fit.to, base, slope, thickness: fit.count / (fit.to - fit.from) };
}

function isLine(fit: Fit, inch: number): boolean {
  const { thickness, slope } = toSegment(fit);
  return thickness <= Math.max(3, MOST_THICK * inch) && Math.abs(slope) <= MOST_SLOPE;
}

/** Joins the parts of a line that the scan broke. */
function mend(fits: Fit[], inch: number): Fit[] {
  const sorted = fits.map((fit) => ({ fit, line: toSegment(fit) })).sort((a, b) => a.line.from - b.line.from);
  const mended: typeof sorted = [];
  for (const next of sorted) {
    const before = mended.find(({ line }) => continues(line, next.line, inch));
    if (before) {
      before.fit = add(before.fit, next.fit);
      before.line = toSegment(before.fit);
    } else {
      mended.push({ ...next });
    }
  }
  return mended.map(({ fit }) => fit);
}

function continues(line: Segment, next: Segment, inch: number): boolean {
  return next.from - line.to <= BREAK * inch && areInLine(line, next, inch);
}

/** Whether a line that starts after another one, before that one ends, is the same line. */
export function goesOnIn(line: Segment, next: Segment, inch: number): boolean {
  return next.from <= line.to && areInLine(line, next, inch);
}

function areInLine(line: Segment, next: Segment, inch: number): boolean {
  const meeting = (next.from + Math.min(line.to, next.to)) / 2;
  return Math.abs(placeAt(line, meeting) - placeAt(next, meeting)) <= Math.max(1.5, OFF * inch);
}

function add(a: Fit, b: Fit): Fit {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    count: a.count + b.count,
    sumAlong: a.sumAlong + b.sumAlong,
    sumPlace: a.sumPlace + b.sumPlace,
    sumAlong2: a.sumAlong2 + b.sumAlong2,
    sumBoth: a.sumBoth + b.sumBoth,
  };
}
