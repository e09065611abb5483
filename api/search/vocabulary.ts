import { setImmediate } from 'node:timers/promises';
import type { Queryable } from '../repositories/database.ts';
import { getLastChange, listPageChanges } from '../repositories/page-changes.ts';
import { getLastPageKey, listIndexedTerms, listVocabulary } from '../repositories/page-terms.ts';
import type { QueryTerm } from './query.ts';
import { TermList } from './term-list.ts';

/** Taken from the index between two pauses, in which others are answered. */
const TERMS_AT_A_STRETCH = 20_000;
const PAGES_AT_A_STRETCH = 500;
/** Beyond it, taking the whole vocabulary anew is quicker than reading the pages that changed. */
const MOST_TO_CATCH_UP = 50_000;

/**
 * The index's terms, in memory, in alphabetical order: what `*` inside a word, `~` and Explore look up. Of
 * all matters: a form says nothing of where it stands, and what is shown of one is to be asked of the
 * matter's own pages.
 *
 * Every question first reads the pages that changed since the last, so that no term is ever missing. Terms
 * that were corrected away stay, and count as before, until the program starts again.
 */
export class Vocabulary {
  readonly #database: Queryable;
  #list = new TermList();
  #seq: number | undefined;
  /** Pages up to this key are counted. */
  #lastKey = 0;
  #refreshing: Promise<void> | undefined;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /**
   * Every term of the index that a query's term stands for, in no order; undefined where they are more
   * than `most`. The first question takes the whole vocabulary from the index.
   */
  async listForms(term: QueryTerm, most?: number): Promise<string[] | undefined> {
    await this.refresh();
    return this.#list.listForms(term, most);
  }

  /**
   * Like `listForms`, but at once, of what was known when it was refreshed last; undefined also when it
   * never was. For what need not be complete.
   */
  listKnownForms(term: QueryTerm, most?: number): string[] | undefined {
    return this.#seq === undefined ? undefined : this.#list.listForms(term, most);
  }

  /** Pages that a term stands on, in all matters; near enough to rank by. */
  countPages(term: string): number {
    return this.#list.countPages(term);
  }

  /** Pages that were counted, in all matters. */
  get pages(): number {
    return this.#lastKey;
  }

  /** Terms that are known. */
  get size(): number {
    return this.#list.size;
  }

  /** Reads what changed. Those who ask at the same time wait for the same reading. */
  async refresh(): Promise<void> {
    const last = await getLastChange(this.#database);
    while (this.#seq === undefined || this.#seq < last) {
      this.#refreshing ??= this.#catchUp(last).finally(() => {
        this.#refreshing = undefined;
      });
      await this.#refreshing;
    }
  }

  async #catchUp(last: number): Promise<void> {
    // Each page stands in the feed once, but numbers of earlier changes are gone: so this is the most it can be.
    if (this.#seq === undefined || last - this.#seq > MOST_TO_CATCH_UP) await this.#readAll(last);
    else await this.#readChanges(this.#seq, last);
    this.#seq = last;
  }

  async #readAll(last: number): Promise<void> {
    const list = new TermList();
    const lastKey = await getLastPageKey(this.#database);
    for (let from = ''; ; ) {
      const stretch = await listVocabulary(this.#database, from, TERMS_AT_A_STRETCH);
      list.add(new Map(stretch.map(({ term, pages }) => [term, pages])));
      const end = stretch.at(-1);
      if (!end) break;
      from = end.term;
      await setImmediate();
    }
    this.#list = list;
    this.#lastKey = lastKey;
    this.#seq = last;
  }

  async #readChanges(seq: number, last: number): Promise<void> {
    for (let after = seq; after < last; ) {
      const changes = await listPageChanges(this.#database, after, PAGES_AT_A_STRETCH);
      const keys = changes.map(({ pageKey }) => pageKey);
      const added = keys.filter((key) => key > this.#lastKey);
      const changed = keys.filter((key) => key <= this.#lastKey);
      this.#list.add(await this.#countTerms(added));
      this.#list.add(await this.#countTerms(changed), { onlyNew: true });
      this.#lastKey = Math.max(this.#lastKey, ...added);
      after = changes.at(-1)?.seq ?? last;
      await setImmediate();
    }
  }

  async #countTerms(keys: readonly number[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { terms } of await listIndexedTerms(this.#database, keys)) {
      for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return counts;
  }
}
