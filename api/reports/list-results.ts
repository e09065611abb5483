import { MOST_LISTED, type ResultListQuery } from '#contract/search/result-list.ts';
import type { SearchResult } from '#contract/search/search.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { counted } from '#contract/values/counted.ts';
import { UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listPageKeys } from '../repositories/pages/pages.ts';
import { parseQuery } from '../search/language/parse-query.ts';
import { listQueryFields } from '../search/language/query.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';

export interface ListedResults {
  listed: SearchResult;
  /** Everything that the search found, where only selected results are listed. */
  whole: SearchResult | undefined;
}

/** The results of an Exact search, for an export. Throws if there are too many for the kind of file. */
export async function listResults(
  { database, search }: { database: Queryable; search: SearchService },
  matterId: string,
  { q, order, selected }: ResultListQuery,
  scope: SearchScope,
  ending: keyof typeof MOST_LISTED,
): Promise<ListedResults> {
  const most = MOST_LISTED[ending];
  const filter = toPageFilter(matterId, scope);
  const keys = selected && (await listPageKeys(database, matterId, selected));
  const among = keys && [...keys.values()];
  const listed = await search.searchPages(q, filter, { offset: 0, limit: most, order, places: true, among });
  if (listed.pages > most) throw tooMany(listed.pages, most, ending);
  if (!selected) return { listed, whole: undefined };
  if (listed.pages < new Set(selected).size) throw noLongerFound(selected.length - listed.pages);
  return { listed, whole: await search.searchPages(q, filter, { offset: 0, limit: 0 }) };
}

function noLongerFound(pages: number): UncoverError {
  return new UncoverError(
    'conflict',
    `${counted(pages, 'selected page no longer matches', 'selected pages no longer match')}. Refresh the results and select again.`,
  );
}

function tooMany(pages: number, most: number, ending: keyof typeof MOST_LISTED): UncoverError {
  const other = most < MOST_LISTED.csv ? ', or choose CSV or Excel' : '';
  return new UncoverError(
    'invalid-request',
    `${counted(pages, 'page')} are too many for one ${ending.toUpperCase()} list. Narrow the search to ${counted(most, 'page')} or fewer${other}.`,
  );
}

const DECIDED_BY_PEOPLE = ['tag', 'by', 'note', 'state', 'reviewed', 'level', 'batch', 'seen'];
const FACETS_OF_PEOPLE = /^(?:tag|reviewer|reviewed|state):/u;

/** Whether a query or its scope reveals decisions of the matter's people. */
export function namesWorkProduct(q: string, { tag, narrow = [] }: SearchScope): boolean {
  const fields = listQueryFields(parseQuery(q));
  return (
    tag !== undefined ||
    narrow.some((each) => FACETS_OF_PEOPLE.test(each)) ||
    fields.some(({ test }) => DECIDED_BY_PEOPLE.includes(test.field))
  );
}
