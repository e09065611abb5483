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

/** A series, and the steps of it that rise with the pages. */
export interface Run {
  series: Series;
  steps: Step[];
}

/** What is known of a production's numbers, for one of its files. */
export interface OwnSeries {
  /** The prefix of the production's own numbers. */
  prefix: string;
  /** Folded prefixes of numbers that stand beside its own: an earlier production's, another party's. */
  others: ReadonlySet<string>;
}

/** A series of short, unpadded numbers could be page numbers: it needs so many pages, and most of the file. */
const SHORT_NUMBER_PAGES = 5;
/** Numbers with no letters before them, and any series beside the production's, need so many pages. */
const LEAST_PAGES = 3;
/** In a longer file one stamp alone is more likely a form's number. */
const SHORT_FILE = 3;

/**
 * The series that a file's pages are numbered by: the production's own first, where it is known and here,
 * else the one whose digits rise with the pages on the most pages; another prefix only for pages wholly
 * before or after it.
 */
export function findRuns(pages: NumberedPage[], own?: OwnSeries): Run[] {
  const best = findRun(pages, own);
  const first = best?.steps[0]?.pageIndex;
  const last = best?.steps.at(-1)?.pageIndex;
  if (!best || first === undefined || last === undefined) return [];
  const rest = [
    pages.filter(({ pageIndex }) => pageIndex < first),
    pages.filter(({ pageIndex }) => pageIndex > last),
  ];
  const others = rest
    .flatMap((stretch) => findRuns(stretch, own && { ...own, prefix: '' }))
    .filter(({ steps }) => steps.length >= LEAST_PAGES);
  return [best, ...others];
}

/** Every series of a file whose numbers rise with the pages as a production's may. */
export function listRuns(pages: NumberedPage[]): Run[] {
  return groupSeries(pages)
    .filter(({ prefix }) => isPlausiblePrefix(prefix))
    .map((series) => ({ series, steps: climb(series.steps) }));
}

function findRun(pages: NumberedPage[], own: OwnSeries | undefined): Run | undefined {
  const all = groupSeries(pages);
  const ownKey = foldPrefix(own?.prefix ?? '');
  const runs = all
    .filter(({ prefix, key }) => isPlausiblePrefix(prefix) && !own?.others.has(key))
    .map((series) => ({ series, steps: climb(series.steps) }))
    .filter((run) => isOf(run, ownKey) || isProduction(run, pages.length, own === undefined));
  const owned = runs.filter((run) => isOf(run, ownKey));
  const candidates = owned.length > 0 ? owned : runs;
  if (candidates.length === 0) return undefined;
  const best = candidates.reduce((heaviest, run) => (isHeavier(run, heaviest) ? run : heaviest));
  const isDamaged = owned.length > 0 && best.steps.length < LEAST_PAGES;
  // A file may hold nothing but damaged readings of the production's prefix: it is written as elsewhere.
  const series = isDamaged ? { ...best.series, key: ownKey, prefix: own?.prefix ?? '' } : best.series;
  const complete = completeSeries(series, all, pages);
  return { series: complete, steps: climb(complete.steps) };
}

function isOf({ series }: Run, ownKey: string): boolean {
  return ownKey !== '' && series.key !== '' && resembles(series.key, ownKey);
}

function isHeavier(a: Run, b: Run): boolean {
  const difference = weightOf(a) - weightOf(b);
  return difference > 0 || (difference === 0 && a.series.key.length > b.series.key.length);
}

/** How much speaks for a series: the pages that it rises over, less for numbers as short as page numbers. */
export function weightOf({ series, steps }: Run): number {
  return steps.length * (hasLongNumbers(series) ? 1 : 0.3);
}

/** Whether a run by itself has what a production's numbers have. `mayBeOne`: one stamp may be enough. */
export function isProduction({ series, steps }: Run, pages: number, mayBeOne: boolean): boolean {
  const even = countEven(steps);
  const stamped = steps.every(({ candidate }) => looksStamped(candidate));
  if (steps.length === 1) return stamped && series.steps.length === 1 && pages <= SHORT_FILE && mayBeOne;
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

function countEven(steps: Step[]): number {
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return before !== undefined && isEven(before, step);
  }).length;
}

function isMostlyEven(steps: Step[]): boolean {
  return countEven(steps) * 2 >= steps.length - 1;
}
