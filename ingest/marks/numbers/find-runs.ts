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

/** A series, and the steps of it that rise with the pages. */
export interface Run {
  series: Series;
  steps: Step[];
}

/** What is known of a production's numbers, for one of its files. */
export interface OwnSeries {
  /** The prefix of the production's own numbers, which may be empty; null where it is of no matter. */
  prefix: string | null;
  /** Folded prefixes of numbers that stand beside its own: an earlier production's, another party's. */
  others: ReadonlySet<string>;
  /** Prefixes of further series of its own, on pages without that prefix: a volume's that is stamped in another way. */
  alternates?: readonly string[];
}

/** A series other than the production's own must be on so many pages of a file. */
const LEAST_PAGES = 3;

/**
 * The series that a file's pages are numbered by: the production's own first, where it is known and in the file, else
 * the one that rises on the most pages among those that are borne out as Bates stamps; another prefix only for pages
 * wholly before or after it. `own` is null where the production was surveyed and has no series: then only what a
 * person typed counts, and undefined where it was not surveyed yet.
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
    // The file may hold damaged readings of the prefix, or more words before it: it is written as elsewhere.
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

/** Whether a file's run is a series of stamps by what the file alone shows, or because a person typed a number of it. */
function isStrong({ series, steps }: Run, pages: NumberedPage[], own: OwnSeries | null | undefined): boolean {
  const typed = new Set(pages.filter((page) => page.typed).map(({ pageIndex }) => pageIndex));
  if (steps.some(({ pageIndex }) => typed.has(pageIndex))) return true;
  // Beside stamps of digits alone, a longer prefix is print that a stamp ran into.
  if (own === null || own?.prefix === '' || (own && steps.length < LEAST_PAGES)) return false;
  return isBorneOut(series.steps, { pagesOfFiles: pages.length, pages: pages.length });
}

function isHeavier(a: Run, b: Run): boolean {
  const difference = weightOf(a) - weightOf(b);
  return difference > 0 || (difference === 0 && a.series.key.length > b.series.key.length);
}

/** How much speaks for a series: the pages that it rises over, less for numbers as short as page numbers. */
export function weightOf({ series, steps }: Run): number {
  return steps.length * (hasLongNumbers(series) ? 1 : 0.3);
}
