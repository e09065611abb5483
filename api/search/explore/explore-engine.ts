import type { FacetName } from '#contract/search/narrowing.ts';
import type { EngineName } from '#contract/search/search.ts';
import type { PageFilter } from '../../repositories/pages/page-filter.ts';
import type { Query } from '../language/query.ts';

/** What somebody is typing. */
export interface ExploreRequest {
  /** As typed: words, `"phrases"`, and `-word` for what is not to be there. */
  text: string;
  /** The pages to look among, of one matter. */
  filter: PageFilter;
  /** The last word may still be growing: `op` finds `opt`. */
  isTyping: boolean;
  /** Count facets too, where the engine can. */
  countsFacets: boolean;
  /** Pages that are wanted, the likeliest first; an engine may rank more. */
  most: number;
}

/** How many of all the pages have which value, by the value as the catalogue has it. */
export type FacetCounts = ReadonlyMap<FacetName, Map<string, number>>;

export interface ExploreAnswer {
  engine: EngineName;
  /** Internal page keys, the likeliest first, `MOST_RANKED` of them at most. */
  keys: number[];
  /** Pages found, as far as the engine counts; `keys` are all of them, or as many as were wanted. */
  pages: number;
  /** True where there may be more pages than `pages`. */
  isAtLeast: boolean;
  /** True where the engine stopped before it had looked at everything. */
  isPartial: boolean;
  /** False where the same question may find other pages later, though no page changes. */
  isSettled: boolean;
  /** What the reader should know: words left out, an index that is behind. */
  notice: string | null;
  /** Undefined where the engine does not count them: they are counted of `keys` then. */
  facets: FacetCounts | undefined;
  /** The words looked for, in the forms that were found: a page's own tokens say where they stand. */
  words: Query | undefined;
  /** The nearest query of the exact language. Undefined where no word was typed. */
  nearest: Query | undefined;
}

/**
 * What answers as people type: forgiving, ranked, quick; never the source of an exact count, and not
 * trusted with who may see what: whatever it says is looked up among the matter's own pages.
 */
export interface ExploreEngine {
  readonly name: EngineName;
  explore(request: ExploreRequest): Promise<ExploreAnswer>;
  /** Changes when what it answers from is made anew, which no page tells of. */
  getEdition?(matterId: string): Promise<string>;
}

/** Nobody reads further; what is beyond is asked by an Exact search, which counts. */
export const MOST_RANKED = 1000;
