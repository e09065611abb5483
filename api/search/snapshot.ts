import type { Queryable } from '../repositories/database/database.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import type { TermForms } from './engines/term-forms.ts';
import type { AnswerWithKeys } from './exact/exact-search.ts';
import type { PageSet } from './exact/page-set.ts';
import type { Catalog } from './facets/catalog.ts';
import type { PageOrders } from './facets/page-orders.ts';
import type { Query } from './language/query.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/**
 * The data for an answer: the database in one transaction, and the caches of the same state. Writes that
 * happen meanwhile are not visible, however often it is queried.
 */
export interface Snapshot {
  database: Queryable;
  catalog: Catalog;
  orders: PageOrders;
  /** Increases with every change of any page. */
  version: number;
  /** The pages of a matter that match a filter. */
  listScope(filter: PageFilter): Promise<PageSet>;
  /** Every term of the index; the first time it takes a while. */
  openVocabulary(): Promise<Vocabulary>;
  /** The index's terms that a query's terms match. */
  listForms(query: Query): Promise<TermForms>;
  /** Number of pages in all matters that have a term, according to the vocabulary last read. */
  countPages(term: string): number;
  /** Every page that matches. Throws `query-syntax` and `too-costly`. */
  ask(text: string, filter: PageFilter): Promise<AnswerWithKeys>;
}

/** Runs work on a snapshot, which ends with it. */
export type InSnapshot = <Answer>(work: (snapshot: Snapshot) => Promise<Answer>) => Promise<Answer>;
