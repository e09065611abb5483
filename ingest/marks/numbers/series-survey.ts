import { foldPrefix, isPlausiblePrefix, looksStamped, resembles } from './bates-prefix.ts';
import { type Run, weightOf } from './find-runs.ts';
import { longestIncreasingRun } from './longest-increasing-run.ts';
import { groupSeries, type NumberedPage, type Step, usualPrefix } from './number-series.ts';
import { isBorneOut } from './series-evidence.ts';

/** A series of numbers on a production's pages. */
export interface FoundSeries {
  /** As most pages have it. */
  prefix: string;
  /** The folded prefix. */
  key: string;
  /** Pages on which it increases with the pages. */
  pages: number;
  /**
   * `own`: the production's. `other`: another production's or party's, or a volume's of this one. `form`: the
   * numbers of forms.
   */
  role: 'own' | 'other' | 'form';
  /** It shares pages with the production's own series. */
  isBeside: boolean;
}

/** What a production's files show of one folded prefix. */
interface Tally {
  key: string;
  /** As read on each page. */
  prefixes: string[];
  weight: number;
  pages: number;
  numbers: Set<number>;
  /** The numbers that are printed apart from the text; pages are counted through all files. */
  steps: Step[];
  /** Number of pages in the files that contain it. */
  pagesOfFiles: number;
  /** Each of its numbers looks like a stamp. */
  isStamped: boolean;
  /** Number of pages that it shares with each other series, by folded prefix. */
  beside: Map<string, number>;
}

/** A longer prefix replaces its end if it is on at least this share of the end's pages. */
const MOST = 0.6;
/**
 * If fewer than this share of its pages on another series' pages have different numbers, it belongs to a
 * form.
 */
const MOSTLY_DIFFERENT = 0.8;

/**
 * Finds which series of numbers a production's files contain, file after file, and which is its own: among
 * those confirmed as Bates stamps, the one that increases on the most pages, or the one that a person chose.
 */
export class SeriesSurvey {
  readonly #tallies = new Map<string, Tally>();
  /** Pages of the files added so far. */
  #pages = 0;

  /** Files must be added in the order received: a series may continue from one to the next. */
  add(pages: NumberedPage[]): void {
    const runs = groupSeries(pages.map(withoutText))
      .filter(({ prefix }) => isPlausiblePrefix(prefix))
      .map((series) => ({ series, steps: longestIncreasingRun(series.steps) }));
    for (const run of runs) this.#count(run, pages.length);
    this.#countShared(runs);
    this.#pages += pages.length;
  }

  /**
   * Every series that was found, the production's own first; empty if no numbers look like those of a series.
   */
  conclude(chosen: string | null): FoundSeries[] {
    const own = chosen === null ? this.#findOwn() : this.#openTally(foldPrefix(chosen));
    if (!own) return [];
    const borneOut = new Set([...this.#tallies.values()].filter((tally) => this.#isBorneOut(tally)));
    const all = [...this.#tallies.values()].filter(
      (tally) => !isOf(tally, own) && (tally.isStamped || borneOut.has(tally)),
    );
    const many = all.filter(
      (tally) => borneOut.has(tally) || (isOfManyNumbers(tally) && own.beside.has(tally.key)),
    );
    const others = new Set(many.filter((tally) => !isPart(tally, many)));
    return [
      {
        prefix: chosen ?? usualPrefix(own.prefixes),
        key: own.key,
        pages: own.pages,
        role: 'own',
        isBeside: false,
      },
      ...all.map(
        (tally): FoundSeries => ({
          prefix: usualPrefix(tally.prefixes),
          key: tally.key,
          pages: tally.pages,
          role: others.has(tally) ? 'other' : 'form',
          isBeside: own.beside.has(tally.key),
        }),
      ),
    ];
  }

  #findOwn(): Tally | undefined {
    const all = [...this.#tallies.values()].filter((tally) => this.#isBorneOut(tally));
    const [best] = all.sort((a, b) => b.weight - a.weight || b.key.length - a.key.length);
    if (!best) return undefined;
    return all
      .filter(({ key, pages }) => best.key !== '' && key.endsWith(best.key) && pages >= MOST * best.pages)
      .reduce((longest, other) => (other.key.length > longest.key.length ? other : longest), best);
  }

  #isBorneOut({ steps, pagesOfFiles }: Tally): boolean {
    return isBorneOut(steps, { pagesOfFiles, pages: this.#pages });
  }

  #count(run: Run, pages: number): void {
    const { series, steps } = run;
    const tally = this.#openTally(series.key);
    for (const { candidate } of series.steps) tally.prefixes.push(candidate.prefix);
    tally.weight += weightOf(run);
    tally.pages += steps.length;
    for (const { number } of steps) tally.numbers.add(number);
    for (const step of series.steps) tally.steps.push({ ...step, pageIndex: this.#pages + step.pageIndex });
    tally.pagesOfFiles += pages;
    tally.isStamped &&= isStamped(run);
  }

  #countShared(runs: Run[]): void {
    const keysOfPages = new Map<number, Set<string>>();
    for (const { series, steps } of runs) {
      for (const { pageIndex } of steps)
        keysOfPages.set(pageIndex, (keysOfPages.get(pageIndex) ?? new Set()).add(series.key));
    }
    for (const keys of keysOfPages.values()) {
      for (const key of keys) {
        const { beside } = this.#openTally(key);
        for (const other of keys) if (other !== key) beside.set(other, (beside.get(other) ?? 0) + 1);
      }
    }
  }

  #openTally(key: string): Tally {
    const known = this.#tallies.get(key);
    if (known) return known;
    const tally: Tally = {
      key,
      prefixes: [],
      weight: 0,
      pages: 0,
      numbers: new Set(),
      steps: [],
      pagesOfFiles: 0,
      isStamped: true,
      beside: new Map(),
    };
    this.#tallies.set(key, tally);
    return tally;
  }
}

function withoutText(page: NumberedPage): NumberedPage {
  return { ...page, batesCandidates: page.batesCandidates.filter(({ isInText }) => !isInText) };
}

function isStamped({ steps }: Run): boolean {
  return steps.every(({ candidate }) => looksStamped(candidate));
}

/** Whether it is the same prefix, only part of it, with more text before it, or a damaged reading of it. */
function isOf({ key }: Tally, own: Tally): boolean {
  return own.key.endsWith(key) || key.endsWith(own.key) || resembles(key, own.key);
}

function isOfManyNumbers({ isStamped, numbers, pages }: Tally): boolean {
  return isStamped && numbers.size > 1 && numbers.size >= MOSTLY_DIFFERENT * pages;
}

/** Whether it is the end of a prefix that most of its pages have in full. */
function isPart(tally: Tally, all: Tally[]): boolean {
  return all.some(
    ({ key, pages }) =>
      key.length > tally.key.length && key.endsWith(tally.key) && pages >= MOST * tally.pages,
  );
}
