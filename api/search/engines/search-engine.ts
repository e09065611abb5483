import type { Query } from '../query.ts';

/** Pages to look at for a query. */
export interface Candidates {
  /** Internal page keys, in page order. */
  keys: number[];
  /** True when every one of them matches: the index alone could decide. */
  decided: boolean;
}

/**
 * What gives candidates: always every page that matches, perhaps some that don't. The page's own
 * token stream decides. An engine is not trusted with who may see what: the filter is applied after.
 */
export interface SearchEngine {
  listCandidates(matterId: string, query: Query): Promise<Candidates>;
}
