import type { SearchScope } from '#contract/search-scope.ts';
import { getCorpusVersion } from '../repositories/page-changes.ts';
import { summarizeKeys } from '../repositories/page-sets.ts';
import { parseQuery } from '../search/parse-query.ts';
import { listMatchingKeys, type SearchDeps } from '../search/search-pages.ts';
import { writeQuery } from '../search/write-query.ts';
import { toPageFilter } from './apply-scope.ts';

/** What a query finds: the one place where reports, records and saved searches get their numbers from. */
export interface ExactAnswer {
  canonical: string;
  /** In page order. */
  keys: readonly number[];
  documents: number;
  hardToRead: number;
  corpusVersion: number;
}

/** Throws `query-syntax` and `too-costly` as the search does. */
export async function askExactly(
  search: SearchDeps,
  matterId: string,
  q: string,
  scope: SearchScope,
): Promise<ExactAnswer> {
  const query = parseQuery(q);
  const corpusVersion = await getCorpusVersion(search.database, matterId);
  const keys = await listMatchingKeys(search, query, toPageFilter(matterId, scope));
  const { documents, hardToRead } = await summarizeKeys(search.database, keys);
  return { canonical: writeQuery(query), keys, documents, hardToRead, corpusVersion };
}
