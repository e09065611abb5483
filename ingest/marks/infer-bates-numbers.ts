import { foldPrefix, isPlausiblePrefix, looksStamped, resembles } from './bates-prefix.ts';
import { climb, isEven } from './climb.ts';
import {
  completeSeries,
  groupSeries,
  hasLongNumbers,
  type NumberedPage,
  type Series,
  type Step,
} from './number-series.ts';

/** A page's number, and how it was come by. */
export interface PageNumber {
  pageIndex: number;
  bates: string | null;
  /** `read` from the page, or `inferred` from both neighbours; null where there is no number. */
  batesSource: 'read' | 'inferred' | null;
  /** 0..100. */
  confidence: number | null;
  /** What stands on the page, where it differs from `bates`. */
  asRead: string | null;
}

/** Without neighbours that bear it out, a reading must be at least so sure, 0..100. */
const SURE_ALONE = 80;
/** A series of short, unpadded numbers could be page numbers: it needs so many pages, and most of the file. */
const SHORT_NUMBER_PAGES = 5;
/** Numbers with no letters before them, and any series beside the production's, need so many pages. */
const LEAST_PAGES = 3;
/** In a longer file one stamp alone is more likely a form's number. */
const SHORT_FILE = 3;

/**
 * Finds the Bates numbers of one file's pages. The sequence decides: the prefix whose digits rise with
 * the pages on the most pages is the production's. Prefers no number to a wrong one. Depends on the
 * candidates alone, so it may be run again as pages arrive.
 *
 * `after` is the last number of the file before, in the same production: it vouches for its prefix.
 */
export function inferBatesNumbers(pages: NumberedPage[], after: string | null = null): PageNumber[] {
  const ordered = [...pages].sort((a, b) => a.pageIndex - b.pageIndex);
  const numbers = new Map(
    findRuns(ordered, after)
      .flatMap((run) => numberPages(run, ordered))
      .map((number) => [number.pageIndex, number]),
  );
  return ordered.map(({ pageIndex }) => numbers.get(pageIndex) ?? withoutNumber(pageIndex));
}

/** A series, and the steps of it that rise with the pages. */
interface Run {
  series: Series;
  steps: Step[];
}

/** The production's series first; another prefix only for pages wholly before or after it. */
function findRuns(pages: NumberedPage[], after: string | null): Run[] {
  const best = findRun(pages, after);
  const first = best?.steps[0]?.pageIndex;
  const last = best?.steps.at(-1)?.pageIndex;
  if (!best || first === undefined || last === undefined) return [];
  const rest = [
    pages.filter(({ pageIndex }) => pageIndex < first),
    pages.filter(({ pageIndex }) => pageIndex > last),
  ];
  const others = rest
    .flatMap((stretch) => findRuns(stretch, null))
    .filter(({ steps }) => steps.length >= LEAST_PAGES);
  return [best, ...others];
}

function findRun(pages: NumberedPage[], after: string | null): Run | undefined {
  const all = groupSeries(pages);
  const runs = all
    .filter(({ prefix }) => isPlausiblePrefix(prefix))
    .map((series) => ({ series, steps: climb(series.steps) }))
    .filter((run) => isProduction(run, pages.length, after));
  if (runs.length === 0) return undefined;
  const best = runs.reduce((heaviest, run) => (isHeavier(run, heaviest) ? run : heaviest));
  const series = completeSeries(best.series, all, pages);
  return { series, steps: climb(series.steps) };
}

function isHeavier(a: Run, b: Run): boolean {
  const difference = weight(a) - weight(b);
  return difference > 0 || (difference === 0 && a.series.key.length > b.series.key.length);
}

function weight({ series, steps }: Run): number {
  return steps.length * (hasLongNumbers(series) ? 1 : 0.3);
}

function isProduction({ series, steps }: Run, pages: number, after: string | null): boolean {
  if (after !== null && continues(series, steps, after)) return true;
  const even = countEven(steps);
  const stamped = steps.every(({ candidate }) => looksStamped(candidate));
  if (steps.length === 1)
    return stamped && series.steps.length === 1 && pages <= SHORT_FILE && after === null;
  if (even === 0 && !stamped) return false;
  if (!/\p{L}.*\p{L}/u.test(series.prefix)) {
    return (
      steps.length >= LEAST_PAGES && (series.width !== null || isMostlyEven(steps)) && hasLongNumbers(series)
    );
  }
  if (hasLongNumbers(series)) return true;
  const enough = steps.length >= Math.max(SHORT_NUMBER_PAGES, 0.6 * pages);
  return enough && isMostlyEven(steps) && !/[a-z]{3}/.test(series.prefix);
}

function continues(series: Series, steps: Step[], after: string): boolean {
  const split = /^(?<prefix>.*?)(?<digits>\d+)[A-Za-z]?$/.exec(after)?.groups;
  const key = foldPrefix(split?.prefix ?? '');
  const first = steps[0];
  return (
    key !== '' && first !== undefined && resembles(series.key, key) && first.number > Number(split?.digits)
  );
}

function countEven(steps: Step[]): number {
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return before !== undefined && isEven(before, step);
  }).length;
}

function isMostlyEven(steps: Step[]): boolean {
  return countEven(steps) * 2 >= steps.length - 1;
}

/** The numbers of the pages from a run's first page to its last. */
function numberPages({ series, steps }: Run, pages: NumberedPage[]): PageNumber[] {
  const believed = steps.filter((step, index) =>
    isBelieved(step, steps[index - 1], steps[index + 1], series),
  );
  // A file may have thousands of pages: each step goes to its own, never through all of them.
  const byIndex = new Map(pages.map((page) => [page.pageIndex, page]));
  const numbers = believed.map((step) => readNumber(step, series, byIndex.get(step.pageIndex)));
  believed.forEach((step, index) => {
    const next = believed[index + 1];
    if (!next || !isEven(step, next)) return;
    for (let between = step.pageIndex + 1; between < next.pageIndex; between += 1) {
      const page = byIndex.get(between);
      if (page) numbers.push(inferredNumber(page, step, next, series));
    }
  });
  return numbers;
}

/** Borne out by a neighbour, or so clear that it needs none. */
function isBelieved(step: Step, before: Step | undefined, after: Step | undefined, series: Series): boolean {
  if (before && isEven(before, step)) return true;
  if (after && isEven(step, after)) return true;
  return step.candidate.confidence >= SURE_ALONE && foldPrefix(step.candidate.prefix) === series.key;
}

function readNumber(
  { pageIndex, candidate }: Step,
  series: Series,
  page: NumberedPage | undefined,
): PageNumber {
  const bates = series.prefix + candidate.digits;
  return {
    pageIndex,
    bates,
    batesSource: 'read',
    confidence: candidate.confidence,
    asRead: differingFrom(bates, readingsOf(page, series, candidate.digits)),
  };
}

function inferredNumber(page: NumberedPage, before: Step, after: Step, series: Series): PageNumber {
  const number = before.number + page.pageIndex - before.pageIndex;
  const bates = series.prefix + String(number).padStart(series.width ?? 0, '0');
  return {
    pageIndex: page.pageIndex,
    bates,
    batesSource: 'inferred',
    confidence: Math.min(before.candidate.confidence, after.candidate.confidence),
    asRead: differingFrom(bates, readingsOf(page, series)),
  };
}

/** What the page shows of the series, the fullest reading first. */
function readingsOf(page: NumberedPage | undefined, series: Series, digits?: string): string[] {
  return (page?.batesCandidates ?? [])
    .filter((candidate) => resembles(foldPrefix(candidate.prefix), series.key))
    .filter((candidate) => digits === undefined || candidate.digits === digits)
    .map(({ verbatim }) => verbatim)
    .sort((a, b) => b.length - a.length);
}

function differingFrom(bates: string, readings: string[]): string | null {
  return readings.includes(bates) ? null : (readings[0] ?? null);
}

function withoutNumber(pageIndex: number): PageNumber {
  return { pageIndex, bates: null, batesSource: null, confidence: null, asRead: null };
}
