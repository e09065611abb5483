import type { Queryable } from '../repositories/database/database.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import type { TermForms } from './engines/term-forms.ts';
import type { AnswerWithKeys } from './exact/exact-search.ts';
import type { PageSet } from './exact/page-set.ts';
import type { Catalogue } from './facets/catalogue.ts';
import type { PageOrders } from './facets/page-orders.ts';
import type { Query } from './language/query.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/**
 * What an answer is made from: the database as it is in one transaction, and what memory keeps of the same
 * state. Nothing that is written meanwhile shows, however often it is asked.
 */
export interface Snapshot {
  database: Queryable;
  catalogue: Catalogue;
  orders: PageOrders;
  /** Grows with every change of any page. */
  version: number;
  /** The pages of a matter that a filter lets through. */
  listScope(filter: PageFilter): Promise<PageSet>;
  /** Every term of the index; the first time it takes a while. */
  openVocabulary(): Promise<Vocabulary>;
  /** What the terms of a query stand for in the index. */
  listForms(query: Query): Promise<TermForms>;
  /** Pages of all matters that have a term, as far as the vocabulary that was read last knows. */
  countPages(term: string): number;
  /** Every page that matches. Throws `query-syntax` and `too-costly`. */
  ask(text: string, filter: PageFilter): Promise<AnswerWithKeys>;
}

/** Runs work on a snapshot, which ends with it. */
export type InSnapshot = <Answer>(work: (snapshot: Snapshot) => Promise<Answer>) => Promise<Answer>;
