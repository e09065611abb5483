import type { FacetName } from '#contract/search/narrowing.ts';
import type { EngineName } from '#contract/search/search.ts';
import type { PageFilter } from '../../repositories/pages/page-filter.ts';
import type { Query } from '../language/query.ts';

/** What somebody is typing. */
export interface ExploreRequest {
  /** As typed: words, `"phrases"`, and `-word` for what must be absent. */
  text: string;
  /** The pages to search, of one matter. */
  filter: PageFilter;
  /** The last word may still be growing: `op` finds `opt`. */
  isTyping: boolean;
  /** Count facets too, if the engine can. */
  countsFacets: boolean;
  /** Number of pages wanted, best first; an engine may rank more. */
  most: number;
}

/** How many of all the pages have which value, by the value in the catalog. */
export type FacetCounts = ReadonlyMap<FacetName, Map<string, number>>;

export interface ExploreAnswer {
  engine: EngineName;
  /** Internal page keys, best first, at most `MOST_RANKED`. */
  keys: number[];
  /**
   * Number of pages found, as far as the engine counts; `keys` are all of them, or as many as were wanted.
   */
  pages: number;
  /** True if there may be more pages than `pages`. */
  isAtLeast: boolean;
  /** True if the engine stopped before it had examined everything. */
  isPartial: boolean;
  /** False if the same query may find other pages later, even if no page changes. */
  isSettled: boolean;
  /** What the user should know: dropped words, an index that is behind. */
  notice: string | null;
  /** Undefined if the engine does not count them: they are then counted from `keys`. */
  facets: FacetCounts | undefined;
  /** The words searched for, in the forms that were found: a page's own tokens show where they are. */
  words: Query | undefined;
  /** The nearest query of the exact language. Undefined if no word was typed. */
  nearest: Query | undefined;
}

/**
 * Answers as people type: forgiving, ranked, fast; never the source of an exact count, and not trusted with
 * access control: its results are looked up among the matter's own pages.
 */
export interface ExploreEngine {
  readonly name: EngineName;
  explore(request: ExploreRequest): Promise<ExploreAnswer>;
  /** Changes when the data from which it answers is rebuilt, which no page shows. */
  getEdition?(matterId: string): Promise<string>;
}

/** Nobody reads further; for more there is Exact search, which counts. */
export const MOST_RANKED = 1000;
