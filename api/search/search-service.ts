import type { CorrespondentList } from '#contract/documents/correspondent.ts';
import type { PageOrder, SearchMode } from '#contract/pages/current-list.ts';
import type { PageHit } from '#contract/pages/page.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import type { Variants } from '#contract/search/variants.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import type { EncodedSet } from '../repositories/search/encode-keys.ts';
import type { Query } from './language/query.ts';

/** What is wanted of the pages found, and how. */
export interface SearchOptions {
  offset: number;
  limit: number;
  order?: PageOrder | undefined;
  /** One hit for each document: its first page in the order. */
  byDocument?: boolean;
  facets?: boolean;
  /** Exact: only the results that are among these pages, by their keys. */
  among?: readonly number[] | undefined;
  /** Exact: count the hits on all of the pages. */
  places?: boolean;
  /** Only facet values whose name contains these letters. */
  facetValues?: string | undefined;
  /** `exact` by default. */
  mode?: SearchMode | undefined;
  /** Explore: the last word may still be growing. */
  isTyping?: boolean | undefined;
}

export interface KeyWindow {
  /** Length of the whole list. */
  total: number;
  /** The index of `keys[0]` in it. */
  offset: number;
  keys: number[];
}

/** Every page that matches, for storing, and their counts; all from one snapshot. */
export interface ExactAnswer {
  canonical: string;
  /** Encoded where the search runs, because a million pages take a while. */
  set: EncodedSet;
  documents: number;
  hardToRead: number;
  corpusVersion: number;
}

/**
 * Search, Exact and Explore. All answers of Exact come from one snapshot of the database: the same query
 * gives the same pages to everyone, at the same corpus version.
 */
export interface SearchService {
  /** Throws `query-syntax` with its position, and `too-costly`. */
  searchPages(text: string, filter: PageFilter, options: SearchOptions): Promise<SearchResult>;
  /** Keys of every page that matches, in page order. Throws `too-costly`. */
  listMatchingKeys(query: Query, filter: PageFilter): Promise<readonly number[]>;
  /**
   * For answers that are stored: reports, records, saved searches. Throws `query-syntax` and `too-costly`.
   */
  askExactly(text: string, filter: PageFilter): Promise<ExactAnswer>;
  /** Forms of a word that occur on the matter's pages. Throws `query-syntax` for text that is not a word. */
  listVariants(matterId: string, term: string): Promise<Variants>;
  /**
   * A window of the pages that match, or of all pages without a text; with `around`, the one with that page
   * in its middle. With `among`, only pages with these keys, with `keepsOrder` in the order in which they are given.
   */
  listWindow(
    text: string | undefined,
    filter: PageFilter,
    window: Pick<SearchOptions, 'offset' | 'limit' | 'order' | 'mode' | 'isTyping'> & {
      around: number | undefined;
      among?: readonly number[];
      keepsOrder?: boolean;
    },
  ): Promise<KeyWindow>;
  /** Where a query matches on one page; empty if the page does not match. */
  listPageHits(
    matterId: string,
    text: string,
    key: number,
    options?: Pick<SearchOptions, 'mode' | 'isTyping'>,
  ): Promise<PageHit[]>;
  /** Where each of several queries matches on one page, by its words alone. Throws `query-syntax`. */
  listHitsOfTerms(key: number, texts: readonly string[]): Promise<PageHit[][]>;
  /** Other pages with a page's most telling words, most similar first. */
  listPagesLike(matterId: string, key: number): Promise<SearchHit[]>;
  /** The people whom a matter's documents are from or to, and names of them to merge. */
  listCorrespondents(
    matterId: string,
    options: { having: string; limit: number },
  ): Promise<CorrespondentList>;
  close(): Promise<void>;
}
