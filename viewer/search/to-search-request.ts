import type { ListParams, SearchParams } from '../params.ts';
import type { SearchRequest } from '../server/queries.ts';

/** The request for the address of the search screen. The same search always gives an equal value. */
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

/** The list of the pages that a search finds. The grouping of its results is not part of a list. */
export function listOfResults({ group: _, ...list }: SearchRequest): ListParams {
  return list;
}
