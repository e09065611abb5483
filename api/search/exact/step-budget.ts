import { UncoverError } from '../../errors.ts';

/**
 * Steps on one page, at most a second: a page of 3,000 words, searched for a thousand words, takes 3 million.
 */
const MOST_ON_A_PAGE = 5_000_000;
/**
 * Steps of one search, some minutes: a million pages, searched for ten phrases that are on all of them, take
 * 4 billion.
 */
const MOST_IN_ALL = 20_000_000_000;

/**
 * Counts the cost of matching, so that a query that would never end is stopped with a message. Steps are
 * counted, not seconds: the same query on the same pages is stopped on every machine, or on none.
 */
export class StepBudget {
  readonly #mostOnPage: number;
  readonly #mostInAll: number;
  #onPage = 0;
  #before = 0;

  constructor(mostOnPage = MOST_ON_A_PAGE, mostInAll = MOST_IN_ALL) {
    this.#mostOnPage = mostOnPage;
    this.#mostInAll = mostInAll;
  }

  /** Throws `too-costly` if the pages before took all that a search may take. */
  startPage(): void {
    this.#before += this.#onPage;
    this.#onPage = 0;
    if (this.#before > this.#mostInAll) throw tooCostly('it looks at too much of too many pages');
  }

  /** Throws `too-costly` if this page took more than a page may take. */
  spend(steps: number): void {
    this.#onPage += steps;
    if (this.#onPage > this.#mostOnPage)
      throw tooCostly('its parts can be matched in too many ways on one page');
  }
}

function tooCostly(why: string): UncoverError {
  return new UncoverError(
    'too-costly',
    `This search was stopped, and no page of it is shown: ${why}. Use fewer words with *, ? or ~, smaller distances, or split it.`,
  );
}
