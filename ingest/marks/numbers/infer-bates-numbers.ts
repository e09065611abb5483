import { numberInSeries, parseBates, splitBates } from '#contract/values/bates-number.ts';
import type { BatesCandidate } from '../../page-record.ts';
import { foldPrefix, resembles } from './bates-prefix.ts';
import { contradicts, isBelieved, type Place } from './believe-step.ts';
import { findDamaged } from './find-damaged-numbers.ts';
import { findRuns, type OwnSeries, type Run } from './find-runs.ts';
import { isEven } from './longest-increasing-run.ts';
import { type NumberedPage, type Series, type Step, withWidth } from './number-series.ts';
import type { PageNumber } from './page-number.ts';

/** The nearest number before or after a file, in the same production. */
export interface Neighbor {
  /** Index as if its page were in this file: -1 is the page just before it. */
  pageIndex: number;
  bates: string;
}

/** What is known about a file's production. */
export interface Surroundings {
  /** Its series; null if it was surveyed and has none, undefined if it was not surveyed yet. */
  own?: OwnSeries | null | undefined;
  before?: Neighbor | undefined;
  after?: Neighbor | undefined;
}

/**
 * Finds the Bates numbers of one file's pages. The sequence decides: a number is accepted if it is one step
 * from a neighbor's, or was read so clearly that it needs no confirmation; a page without a number gets the
 * one that both neighbors leave for it. Prefers no number to a wrong one. The result depends only on the
 * arguments, so this may run again as pages arrive.
 */
export function inferBatesNumbers(
  pages: readonly NumberedPage[],
  surroundings: Surroundings = {},
): PageNumber[] {
  const ordered = pages.map(withTyped).sort((a, b) => a.pageIndex - b.pageIndex);
  const runs = findRuns(ordered, surroundings.own);
  const numbers = new Map(
    (runs.length > 0 ? runs : runsOfNeighbors(surroundings))
      .flatMap((run) => numberPages(run, ordered, surroundings))
      .map((number) => [number.pageIndex, number]),
  );
  return ordered.map(({ pageIndex }) => numbers.get(pageIndex) ?? withoutNumber(pageIndex));
}

/** A number typed by a person replaces what was read. */
function withTyped(page: NumberedPage): NumberedPage {
  if (page.typed === undefined) return page;
  const parts = splitBates(page.typed ?? '');
  if (!parts) return { ...page, batesCandidates: [] };
  const { prefix, digits, suffix } = parts;
  const rect = { x: 0, y: 0, width: 0, height: 0 };
  const candidate: BatesCandidate = {
    verbatim: page.typed ?? '',
    prefix,
    digits,
    suffix,
    rect,
    confidence: 100,
  };
  return { ...page, batesCandidates: [candidate] };
}

/** A file in which no series was found may contain misreadings that its neighbors confirm. */
function runsOfNeighbors({ before, after }: Surroundings): Run[] {
  const parts = parseBates(before?.bates ?? after?.bates ?? '');
  if (!parts) return [];
  const { prefix, digits } = parts;
  const width = digits.startsWith('0') ? digits.length : null;
  return [{ series: { key: foldPrefix(prefix), prefix, width, steps: [] }, steps: [] }];
}

/**
 * The numbers of the pages from a run's first page to its last, and up to the next numbers beyond the file.
 */
function numberPages(run: Run, pages: NumberedPage[], beyond: Surroundings): PageNumber[] {
  const { series, steps } = withWidthOfNeighbors(run, beyond);
  // A file may have thousands of pages: each step looks up its own page instead of searching all of them.
  const byIndex = new Map(pages.map((page) => [page.pageIndex, page]));
  const before = placeOf(beyond.before, series);
  const after = placeOf(beyond.after, series);
  const believed = steps.filter((step, index) =>
    isBelieved(
      step,
      { beside: [steps[index - 1] ?? before, steps[index + 1] ?? after], beyond: [before, after] },
      series,
      byIndex.get(step.pageIndex),
    ),
  );
  const numbers = believed.map((step) => readNumber(step, series, byIndex.get(step.pageIndex)));
  const places = [before, ...believed, after].filter((place) => place !== undefined);
  const taken = new Set(believed.map(({ number }) => number));
  places.forEach((place, index) => {
    const next = places[index + 1];
    if (!next || !isEven(place, next)) return;
    const isInside = 'candidate' in place && 'candidate' in next;
    for (let between = place.pageIndex + 1; between < next.pageIndex; between += 1) {
      const page = byIndex.get(between);
      if (!page || page.typed !== undefined) continue;
      const number = place.number + between - place.pageIndex;
      if (contradicts(page, number, series, taken)) continue;
      const inferred = inferredNumber(page, number, series, [place, next]);
      // A cover sheet between two files, or a sheet that stands for pages, may not belong to the sequence.
      if (inferred.asRead !== null || (isInside && !page.isSheet)) numbers.push(inferred);
    }
  });
  return [...numbers, ...readDamaged(pages, series, places, numbers)];
}

/**
 * Numbers for pages that have none yet but whose stamp is a damaged form of the one that follows from a
 * number nearby.
 */
function readDamaged(
  pages: readonly NumberedPage[],
  series: Series,
  places: readonly Place[],
  numbers: readonly PageNumber[],
): PageNumber[] {
  const numbered = new Set(numbers.map(({ pageIndex }) => pageIndex));
  const byIndex = new Map(places.map((place) => [place.pageIndex, place]));
  return pages
    .filter(({ pageIndex, typed }) => typed === undefined && !numbered.has(pageIndex))
    .flatMap(({ pageIndex, batesCandidates }) => {
      for (const distance of DISTANCES) {
        const place = byIndex.get(pageIndex + distance);
        const damaged = place && findDamaged(batesCandidates, place.number - distance, series);
        if (damaged) return [{ pageIndex, batesSource: 'read' as const, ...damaged }];
      }
      return [];
    });
}

/**
 * Offsets of the pages whose numbers can confirm what is left of a damaged one, nearest first: few stamps
 * jump and are damaged as well.
 */
const DISTANCES = [-1, 1, -2, 2, -3, 3];

/**
 * A file with few or misread pages may not show to how many digits its numbers are padded; neighboring files
 * do.
 */
function withWidthOfNeighbors({ series, steps }: Run, { before, after }: Surroundings): Run {
  const padded = [before, after]
    .map((neighbor) => parseBates(neighbor?.bates ?? ''))
    .find((parts) => parts && foldPrefix(parts.prefix) === series.key && parts.digits.startsWith('0'));
  if (!padded) return { series, steps };
  const width = padded.digits.length;
  return { series: { ...series, width }, steps: withWidth(steps, width) };
}

/** Undefined if the neighbor's number is of another series. */
function placeOf(neighbor: Neighbor | undefined, series: Series): Place | undefined {
  const parts = parseBates(neighbor?.bates ?? '');
  if (!neighbor || !parts || foldPrefix(parts.prefix) !== series.key) return undefined;
  return { pageIndex: neighbor.pageIndex, number: Number(parts.digits) };
}

function readNumber(
  { pageIndex, candidate }: Step,
  series: Series,
  page: NumberedPage | undefined,
): PageNumber {
  const bates = series.prefix + candidate.digits + candidate.suffix;
  return {
    pageIndex,
    bates,
    batesSource: 'read',
    confidence: candidate.confidence,
    asRead: differingFrom(bates, listStampsRead(page, series, candidate.digits)),
  };
}

function inferredNumber(
  page: NumberedPage,
  number: number,
  series: Series,
  neighbors: [Place, Place],
): PageNumber {
  const bates = numberInSeries(series.prefix, number, series.width ?? 0);
  return {
    pageIndex: page.pageIndex,
    bates,
    batesSource: 'inferred',
    confidence: Math.min(...neighbors.map(confidenceOf)),
    asRead: differingFrom(bates, listStampsRead(page, series)),
  };
}

function confidenceOf(place: Place | Step): number {
  return 'candidate' in place ? place.candidate.confidence : SURE;
}

/** Confidence of a number in another file, which was judged there. */
const SURE = 100;

/** What the page shows of the series, the fullest reading first. */
function listStampsRead(page: NumberedPage | undefined, series: Series, digits?: string): string[] {
  return (page?.batesCandidates ?? [])
    .filter((candidate) => resembles(foldPrefix(candidate.prefix), series.key))
    .filter((candidate) => digits === undefined || candidate.digits === digits)
    .map(({ verbatim }) => verbatim)
    .sort((a, b) => b.length - a.length);
}

function differingFrom(bates: string, stampsRead: string[]): string | null {
  return stampsRead.includes(bates) ? null : (stampsRead[0] ?? null);
}

function withoutNumber(pageIndex: number): PageNumber {
  return { pageIndex, bates: null, batesSource: null, confidence: null, asRead: null };
}
