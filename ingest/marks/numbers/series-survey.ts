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
  /** Pages on which it rises with the pages. */
  pages: number;
  /** `own`: the production's. `other`: another production's or party's, or a volume's of this one. `form`: the numbers of forms. */
  role: 'own' | 'other' | 'form';
  /** It shares pages with the production's own. */
  isBeside: boolean;
}

/** What a production's files show of one folded prefix. */
interface Tally {
  key: string;
  /** As it was read on each page. */
  prefixes: string[];
  weight: number;
  pages: number;
  numbers: Set<number>;
  /** What is printed apart from the text; pages are counted through all files. */
  steps: Step[];
  /** Of the files that hold it. */
  pagesOfFiles: number;
  /** Each of its numbers has the look of a stamp. */
  isStamped: boolean;
  /** Pages that it shares with other series, by their folded prefixes. */
  beside: Map<string, number>;
}

/** A fuller prefix must be on such a share of the pages of its end. */
const MOST = 0.6;
/** Of the pages of another series, such a share must have a number of their own: else it is a form's. */
const MOSTLY_DIFFERENT = 0.8;

/**
 * Which series of numbers a production's files hold, file after file, and which of them is its own: of those that are
 * borne out as Bates stamps the one that rises on the most pages, or the one that a person chose.
 */
export class SeriesSurvey {
  readonly #tallies = new Map<string, Tally>();
  /** Of the files so far. */
  #pages = 0;

  /** Files come in the order received: a series may go on from one to the next. */
  add(pages: NumberedPage[]): void {
    const runs = groupSeries(pages.map(withoutText))
      .filter(({ prefix }) => isPlausiblePrefix(prefix))
      .map((series) => ({ series, steps: longestIncreasingRun(series.steps) }));
    for (const run of runs) this.#count(run, pages.length);
    this.#countShared(runs);
    this.#pages += pages.length;
  }

  /** Every series that was found, the production's own first; none where nothing has what its numbers have. */
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

/** The same prefix, less of it, more before it, or a damaged reading of it. */
function isOf({ key }: Tally, own: Tally): boolean {
  return own.key.endsWith(key) || key.endsWith(own.key) || resembles(key, own.key);
}

function isOfManyNumbers({ isStamped, numbers, pages }: Tally): boolean {
  return isStamped && numbers.size > 1 && numbers.size >= MOSTLY_DIFFERENT * pages;
}

/** The end of a prefix that most of its pages have in full. */
function isPart(tally: Tally, all: Tally[]): boolean {
  return all.some(
    ({ key, pages }) =>
      key.length > tally.key.length && key.endsWith(tally.key) && pages >= MOST * tally.pages,
  );
}
