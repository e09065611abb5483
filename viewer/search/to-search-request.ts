import type { ListParams, SearchParams } from '../params.ts';
import type { SearchRequest } from '../server/queries.ts';

/** What the search screen's address asks; one asking, one value, wherever it came from. */
export function toSearchRequest(params: SearchParams & { q: string }): SearchRequest {
  const { q, production, tag, mode, narrow, order, group } = params;
  return {
    q,
    ...(production === undefined ? {} : { production }),
    ...(tag === undefined ? {} : { tag }),
    ...(mode === 'explore' ? { mode } : {}),
    ...(narrow === undefined ? {} : { narrow }),
    ...(order === undefined ? {} : { order }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The pages that a search found, as the list to read; the grouping of its results is no part of a list. */
export function listOfResults({ group: _, ...list }: SearchRequest): ListParams {
  return list;
}
