import type { PageOrder, SearchMode } from '#contract/pages/current-list.ts';
import type { PageHit } from '#contract/pages/page.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import type { Variants } from '#contract/search/variants.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import type { EncodedSet } from '../repositories/search/encode-keys.ts';
import type { Query } from './language/query.ts';

/** What of the pages found is wanted, and how. */
export interface SearchOptions {
  offset: number;
  limit: number;
  order?: PageOrder | undefined;
  /** One hit for each document, its first page in the order. */
  byDocument?: boolean;
  facets?: boolean;
  /** Exact: count the hits on all of the pages. */
  places?: boolean;
  /** Of facets, only values whose name has these letters. */
  facetValues?: string | undefined;
  /** `exact` unless given. */
  mode?: SearchMode | undefined;
  /** Explore: the last word may still be growing. */
  isTyping?: boolean | undefined;
}

export interface KeyWindow {
  /** Of the whole list. */
  total: number;
  /** The place of `keys[0]` in it. */
  offset: number;
  keys: number[];
}

/** Every page that matches, to be kept, and what they come to; all of one snapshot. */
export interface ExactAnswer {
  canonical: string;
  /** Encoded where the search is done: of a million pages that takes a while. */
  set: EncodedSet;
  documents: number;
  hardToRead: number;
  corpusVersion: number;
}

/**
 * Search, Exact and Explore. Of Exact, all answers come from one snapshot of the database: the same question gives the
 * same pages to whoever asks, at the same corpus version.
 */
export interface SearchService {
  /** Throws `query-syntax` with its place, and `too-costly`. */
  searchPages(text: string, filter: PageFilter, options: SearchOptions): Promise<SearchResult>;
  /** Keys of every page that matches, in page order. Throws `too-costly`. */
  listMatchingKeys(query: Query, filter: PageFilter): Promise<readonly number[]>;
  /** For who keeps the answer: reports, records, saved searches. Throws `query-syntax` and `too-costly`. */
  askExactly(text: string, filter: PageFilter): Promise<ExactAnswer>;
  /** Forms of a word that the matter's pages have. Throws `query-syntax` for what is no word. */
  listVariants(matterId: string, term: string): Promise<Variants>;
  /**
   * A stretch of the pages that match, of all pages without a text; with `around`, the one that has that page in its
   * middle. With `among`, only pages of these keys.
   */
  listWindow(
    text: string | undefined,
    filter: PageFilter,
    window: Pick<SearchOptions, 'offset' | 'limit' | 'order' | 'mode' | 'isTyping'> & {
      around: number | undefined;
      among?: readonly number[];
    },
  ): Promise<KeyWindow>;
  /** Where a query matches on one page: nowhere when the page does not match. */
  listPageHits(
    matterId: string,
    text: string,
    key: number,
    options?: Pick<SearchOptions, 'mode' | 'isTyping'>,
  ): Promise<PageHit[]>;
  /** Other pages with a page's most telling words, the likest first. */
  listPagesLike(matterId: string, key: number): Promise<SearchHit[]>;
  close(): Promise<void>;
}
