import { type Query, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { queries, type SearchRequest } from '../server/queries.ts';

export interface Results {
  /** The results shown and the request that they answer: the previous one while the next is loading. */
  shown: { request: SearchRequest; result: SearchResult } | undefined;
  /** True while the results shown are those of the previous request. */
  isBehind: boolean;
  error: Error | null;
  retry: () => void;
}

/**
 * The results of a search. While somebody types in Explore or changes filters, the previous results stay
 * until the new ones arrive; another Exact query starts with an empty screen.
 */
export function useResults(matter: string, request: SearchRequest): Results {
  const first = useQuery({
    ...queries.search(matter, request, 0),
    placeholderData: (before, query) => (query && isContinued(query, request) ? before : undefined),
  });
  const [shown, setShown] = useState<Results['shown']>();
  if (first.data && !first.isPlaceholderData && first.data !== shown?.result) {
    setShown({ request, result: first.data });
  }
  const isShown = first.data !== undefined && shown !== undefined;
  return {
    shown: isShown ? shown : undefined,
    isBehind: first.isPlaceholderData,
    error: first.error,
    retry: () => void first.refetch(),
  };
}

function isContinued(query: Pick<Query, 'queryKey'>, request: SearchRequest): boolean {
  const before = query.queryKey[3] as SearchRequest | undefined;
  return before?.q === request.q || (before?.mode === 'explore' && request.mode === 'explore');
}
