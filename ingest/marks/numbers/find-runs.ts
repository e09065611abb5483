import { foldPrefix, isPlausiblePrefix, resembles } from './bates-prefix.ts';
import { longestIncreasingRun } from './longest-increasing-run.ts';
import {
  completeSeries,
  gatherSeries,
  groupSeries,
  hasLongNumbers,
  type NumberedPage,
  type Series,
  type Step,
} from './number-series.ts';
import { isBorneOut } from './series-evidence.ts';

/** A series, and its steps that increase with the pages. */
export interface Run {
  series: Series;
  steps: Step[];
}

/** What is known about a production's numbers, for one of its files. */
export interface OwnSeries {
  /** The prefix of the production's own numbers, which may be empty; null if it does not matter here. */
  prefix: string | null;
  /** Folded prefixes of numbers beside its own: those of an earlier production, or of another party. */
  others: ReadonlySet<string>;
  /**
   * Prefixes of its other series, on pages without that prefix, such as a volume that is stamped differently.
   */
  alternates?: readonly string[];
}

/** A series other than the production's own must occur on this many pages of a file. */
const LEAST_PAGES = 3;

/**
 * The series by which a file's pages are numbered: the production's own first, if it is known and occurs in
 * the file; else the one that increases on the most pages among those confirmed as Bates stamps. Another
 * prefix counts only for pages entirely before or after it. `own` is null if the production was surveyed and
 * has no series, so that only numbers typed by a person count; it is undefined if it was not surveyed yet.
 */
export function findRuns(pages: NumberedPage[], own?: OwnSeries | null): Run[] {
  const best = findRun(pages, own);
  const first = best?.steps[0]?.pageIndex;
  const last = best?.steps.at(-1)?.pageIndex;
  if (!best || first === undefined || last === undefined) return [];
  if (own?.prefix === '') return [best];
  const rest = [
    pages.filter(({ pageIndex }) => pageIndex < first),
    pages.filter(({ pageIndex }) => pageIndex > last),
  ];
  const others = rest
    .flatMap((stretch) => findRuns(stretch, own && { ...own, prefix: null }))
    .filter(({ steps }) => steps.length >= LEAST_PAGES);
  return [best, ...others];
}

function findRun(pages: NumberedPage[], own: OwnSeries | null | undefined): Run | undefined {
  const all = groupSeries(pages);
  const runs = all.filter(({ prefix, key }) => isPlausiblePrefix(prefix) && !own?.others.has(key)).map(toRun);
  const known = [own?.prefix ?? null, ...(own?.alternates ?? [])].filter((prefix) => prefix !== null);
  const prefix = known.find((each) => runs.some((run) => isOf(run, foldPrefix(each))));
  if (prefix !== undefined) {
    const best = heaviestOf(runs.filter((run) => isOf(run, foldPrefix(prefix))));
    // The file may contain damaged readings of the prefix, or more words before it: it is written as
    // elsewhere.
    return best && toRun(gatherSeries({ ...best.series, key: foldPrefix(prefix), prefix }, pages));
  }
  const best = heaviestOf(runs.filter((run) => isStrong(run, pages, own)));
  return best && toRun(completeSeries(best.series, all, pages));
}

function toRun(series: Series): Run {
  return { series, steps: longestIncreasingRun(series.steps) };
}

function heaviestOf(runs: readonly Run[]): Run | undefined {
  const [first, ...rest] = runs;
  return first && rest.reduce((heaviest, run) => (isHeavier(run, heaviest) ? run : heaviest), first);
}

function isOf({ series }: Run, ownKey: string): boolean {
  return series.key === ownKey || (ownKey !== '' && series.key !== '' && resembles(series.key, ownKey));
}

/**
 * Whether a file's run is a series of stamps judging by the file alone, or because a person typed one of its
 * numbers.
 */
function isStrong({ series, steps }: Run, pages: NumberedPage[], own: OwnSeries | null | undefined): boolean {
  const typed = new Set(pages.filter((page) => page.typed).map(({ pageIndex }) => pageIndex));
  if (steps.some(({ pageIndex }) => typed.has(pageIndex))) return true;
  // Beside stamps that are only digits, a longer prefix is print that a stamp overlaps.
  if (own === null || own?.prefix === '' || (own && steps.length < LEAST_PAGES)) return false;
  return isBorneOut(series.steps, { pagesOfFiles: pages.length, pages: pages.length });
}

function isHeavier(a: Run, b: Run): boolean {
  const difference = weightOf(a) - weightOf(b);
  return difference > 0 || (difference === 0 && a.series.key.length > b.series.key.length);
}

/**
 * Weight of a series: the number of pages over which it increases, reduced for numbers as short as page
 * numbers.
 */
export function weightOf({ series, steps }: Run): number {
  return steps.length * (hasLongNumbers(series) ? 1 : 0.3);
}
