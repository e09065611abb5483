import type { Queryable } from '../repositories/database/database.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import type { PageSet } from './exact/page-set.ts';
import type { Catalogue } from './facets/catalogue.ts';
import type { PageOrders } from './facets/page-orders.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/** What an answer is made from: one moment of the database, and what is kept in memory of the same moment. */
export interface Moment {
  database: Queryable;
  catalogue: Catalogue;
  orders: PageOrders;
  /** Grows with every change of any page. */
  version: number;
  /** The pages of a matter that a filter lets through. */
  listScope(filter: PageFilter): Promise<PageSet>;
  /** Every term of the index; the first time it takes a while. */
  openVocabulary(): Promise<Vocabulary>;
}

/** Gives moments, one after the other. */
export interface Moments {
  at<Answer>(answer: (moment: Moment) => Promise<Answer>): Promise<Answer>;
}
