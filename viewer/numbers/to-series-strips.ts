/**
 * Turns the numbers of a report into strips: one for each series, from its first to its last number. Pure.
 */
import type { BatesLine, GapPart, ReportedPage } from '#contract/numbers/bates.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { describeBatesRange } from '#contract/values/bates-range.ts';
import { counted } from '#contract/values/counted.ts';

/** `here`: on a page. The other states are those of numbers in a gap. */
export type NumberState = 'here' | GapPart['state'];

/** From the least important state to the most important. */
const STATES: NumberState[] = ['here', 'listed', 'possible', 'unaccounted'];

const stateNames: Record<NumberState, string> = {
  here: 'on pages',
  listed: 'on a placeholder sheet',
  possible: 'perhaps behind a placeholder sheet',
  unaccounted: 'unaccounted for',
};

export interface StripSegment {
  first: string;
  last: string;
  count: number;
  /** The most important state of its numbers. */
  state: NumberState;
  counts: Record<NumberState, number>;
  /** The page to open: the first page, the sheet, or the page before the missing numbers. */
  page: ReportedPage;
}

export interface SeriesStrip {
  prefix: string;
  first: string;
  last: string;
  count: number;
  segments: StripSegment[];
}

/** A segment narrower than this fraction of the strip is merged with its neighbors. */
const MOST_PARTS = 240;

export function toSeriesStrips(lines: readonly BatesLine[]): SeriesStrip[] {
  const series = Map.groupBy(lines.flatMap(toSegments), ({ first }) => parseBates(first)?.prefixKey ?? first);
  return [...series.values()].flatMap((segments) => {
    const inOrder = segments.toSorted((one, other) => numberOf(one) - numberOf(other));
    const [start, end] = [inOrder[0], inOrder.at(-1)];
    if (!start || !end) return [];
    const count = inOrder.reduce((sum, segment) => sum + segment.count, 0);
    const prefix = parseBates(start.first)?.prefix ?? '';
    return [{ prefix, first: start.first, last: end.last, count, segments: mergeNarrow(inOrder, count) }];
  });
}

/** `ICE 0012-0014: 3 numbers unaccounted for`. */
export function describeSegment({ first, last, counts }: StripSegment): string {
  const parts = STATES.filter((state) => counts[state] > 0).map(
    (state) => `${counted(counts[state], 'number')} ${stateNames[state]}`,
  );
  return `${describeBatesRange(first, last)}: ${parts.join(', ')}`;
}

function toSegments(line: BatesLine): StripSegment[] {
  if (line.kind === 'range') return [toSegment(line, 'here', line.firstPage)];
  if (line.kind !== 'gap') return [];
  return line.parts.map((part) => toSegment(part, part.state, part.sheet ?? line.before));
}

function toSegment(
  { first, last, count }: { first: string; last: string; count: number },
  state: NumberState,
  page: ReportedPage,
): StripSegment {
  const counts = { here: 0, listed: 0, possible: 0, unaccounted: 0, [state]: count };
  return { first, last, count, state, counts, page };
}

function mergeNarrow(segments: readonly StripSegment[], count: number): StripSegment[] {
  const isNarrow = (segment: StripSegment) => segment.count < count / MOST_PARTS;
  const merged: StripSegment[] = [];
  for (const segment of segments) {
    const before = merged.at(-1);
    if (before && isNarrow(before) && isNarrow(segment)) merged[merged.length - 1] = merge(before, segment);
    else merged.push(segment);
  }
  return merged;
}

function merge(one: StripSegment, other: StripSegment): StripSegment {
  const worse = STATES.indexOf(other.state) > STATES.indexOf(one.state) ? other : one;
  const counts = { ...one.counts };
  for (const state of STATES) counts[state] += other.counts[state];
  return {
    ...{ first: one.first, last: other.last, count: one.count + other.count },
    ...{ state: worse.state, page: worse.page, counts },
  };
}

function numberOf({ first }: StripSegment): number {
  return parseBates(first)?.number ?? 0;
}
