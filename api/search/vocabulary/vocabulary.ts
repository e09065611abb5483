import { LRUCache } from 'lru-cache';
import { GAP_TERM } from '#ingest';
import type { Queryable } from '../../repositories/database/database.ts';
import { listHiddenKeys } from '../../repositories/pages/hidden-pages.ts';
import { getLastChange, listPageChanges } from '../../repositories/search/page-changes.ts';
import {
  getLastPageKey,
  JOINED,
  listIndexEntries,
  listVocabulary,
} from '../../repositories/search/page-terms.ts';
import type { QueryTerm } from '../language/query.ts';
import { TermList } from './term-list.ts';

/** Number of terms read from the index together. */
const TERMS_AT_ONCE = 20_000;
const PAGES_AT_ONCE = 500;
/** Number of cached results: each keystroke repeats the lookups of the words before. */
const MOST_REMEMBERED = 300;
/** Number of pages that are read in a few milliseconds. */
const FEW_TO_CATCH_UP = 100;
/** With more changed pages, reading the whole vocabulary again is faster. */
const MOST_TO_CATCH_UP = 50_000;

/**
 * The index's terms, in memory, in alphabetical order: used by `*` inside a word, `~` and Explore. It
 * includes all matters: a form does not show where it occurs, so what is displayed must be checked on the
 * matter's own pages.
 *
 * After `catchUp` no term of the index is missing. Terms that were removed by corrections stay, and count as
 * before, until the program restarts.
 */
export class Vocabulary {
  #list = new TermList();
  /** The terms of the list that hyphens join. */
  #joined = new TermList();
  #seq: number | undefined;
  /** Pages up to this key are counted. */
  #lastKey = 0;
  /** Sequestered pages, whose terms are not counted. */
  #hidden: readonly number[] = [];
  readonly #remembered = new LRUCache<string, readonly string[]>({ max: MOST_REMEMBERED });

  /**
   * Every term of the index that matches a query's term, in no order; undefined if there are more than
   * `most`.
   */
  listForms({ term, match }: QueryTerm, most?: number): string[] | undefined {
    const name = `${match}/${most}/${term}`;
    const forms = this.#remembered.get(name) ?? this.#list.listForms({ term, match }, most);
    if (forms) this.#remembered.set(name, forms);
    return forms && [...forms];
  }

  /** The terms with this start that are on most pages, the commonest first. */
  listCommonest(start: string, most: number): string[] {
    return this.#list.listCommonest(start, most);
  }

  /** Number of pages with a term, in all matters; accurate enough for ranking. */
  countPages(term: string): number {
    return this.#list.countPages(term);
  }

  /** Whether a hyphen joins this term, or one that starts with it, on some page of the index. */
  mayBeJoined(term: string, match: 'exact' | 'prefix'): boolean {
    return this.#joined.hasForm({ term, match });
  }

  /** Whether `catchUp` has little to do. */
  async isNearlyCurrent(database: Queryable): Promise<boolean> {
    return this.#seq !== undefined && (await getLastChange(database)) - this.#seq <= FEW_TO_CATCH_UP;
  }

  /** Number of counted pages, in all matters. */
  get pages(): number {
    return this.#lastKey;
  }

  /**
   * Reads the pages that changed since the last call, the first time the whole vocabulary; in the transaction
   * of the search that will use it, so that both see the same pages.
   */
  async catchUp(database: Queryable): Promise<void> {
    const last = await getLastChange(database);
    // Each page is in the feed once, but the numbers of earlier changes are gone, so this is an upper limit.
    if (
      this.#seq === undefined ||
      last - this.#seq > MOST_TO_CATCH_UP ||
      (last > this.#seq && (await this.#hasOtherPages(database)))
    )
      await this.#readAll(database);
    else if (last > this.#seq) await this.#readChanges(database, this.#seq);
    if (last !== this.#seq) this.#remembered.clear();
    this.#seq = last;
  }

  async #readAll(database: Queryable): Promise<void> {
    const counts = new TermCounts();
    for (let after = ''; ; ) {
      const stretch = await listVocabulary(database, after, TERMS_AT_ONCE);
      for (const { term, pages } of stretch) counts.add(term, pages);
      const end = stretch.at(-1);
      if (!end) break;
      after = end.term;
    }
    this.#list = new TermList();
    this.#joined = new TermList();
    this.#add(counts);
    this.#lastKey = await getLastPageKey(database);
    this.#hidden = await listHiddenKeys(database);
  }

  /** Whether pages were sequestered or released: their terms must go, and come back as they were. */
  async #hasOtherPages(database: Queryable): Promise<boolean> {
    const hidden = await listHiddenKeys(database);
    return hidden.length !== this.#hidden.length || hidden.some((key, index) => key !== this.#hidden[index]);
  }

  async #readChanges(database: Queryable, seq: number): Promise<void> {
    for (let after = seq; ; ) {
      const changes = await listPageChanges(database, after, PAGES_AT_ONCE);
      const end = changes.at(-1);
      if (!end) return;
      const keys = changes.map(({ pageKey }) => pageKey);
      const added = keys.filter((key) => key > this.#lastKey);
      const changed = keys.filter((key) => key <= this.#lastKey);
      this.#add(await countTerms(database, added));
      this.#add(await countTerms(database, changed), { onlyNew: true });
      this.#lastKey = Math.max(this.#lastKey, ...added);
      after = end.seq;
    }
  }

  #add({ all, joined }: TermCounts, options?: { onlyNew: boolean }): void {
    this.#list.add(all, options);
    this.#joined.add(joined, options);
  }
}

/** Numbers of pages by term, without the marks of the index. */
class TermCounts {
  readonly all = new Map<string, number>();
  readonly joined = new Map<string, number>();

  /** A gap is not a word: nothing is similar to it, and nobody searches for it. */
  add(term: string, pages: number): void {
    if (term === GAP_TERM) return;
    const isJoined = term.startsWith(JOINED);
    const shown = isJoined ? term.slice(JOINED.length) : term;
    for (const counts of isJoined ? [this.all, this.joined] : [this.all])
      counts.set(shown, (counts.get(shown) ?? 0) + pages);
  }
}

async function countTerms(database: Queryable, keys: readonly number[]): Promise<TermCounts> {
  const counts = new TermCounts();
  for (const { terms, joined } of await listIndexEntries(database, keys)) {
    for (const term of new Set(`${terms} ${joined}`.split(' '))) if (term !== '') counts.add(term, 1);
  }
  return counts;
}
