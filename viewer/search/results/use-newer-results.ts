import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { matterKey, queries, type SearchRequest } from '../../server/queries.ts';

/** Milliseconds between checks while pages are processed or other people tag. */
const interval = 2000;

export interface NewerResults {
  /** How many more pages match now than are shown; negative for fewer, 0 if no change is known. */
  more: number;
  /** Shows the current results. */
  show: () => void;
}

/**
 * Whether the results on screen are current. They never change by themselves while somebody may read them;
 * only an empty list does, as soon as a page matches.
 */
export function useNewerResults(matter: string, request: SearchRequest, result: SearchResult): NewerResults {
  const client = useQueryClient();
  const now = useQuery({
    ...queries.searchHead(matter, request),
    initialData: { ...result, hits: [], offset: 0 },
    refetchInterval: (query) => (query.state.isInvalidated ? interval : false),
  }).data;
  const isNewer = now.corpusVersion > result.corpusVersion;
  const isCounted = !now.isAtLeast && !result.isAtLeast;
  const results = [...matterKey(matter), 'search', request];
  const show = () => {
    // Rows that are not visible are loaded again when somebody scrolls to them.
    client.removeQueries({ queryKey: results, type: 'inactive' });
    void client.invalidateQueries({ queryKey: results });
    void client.invalidateQueries({ queryKey: [...matterKey(matter), 'facets'] });
  };
  const wasEmpty = result.pages === 0 && now.pages > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the first page matches, not when `show` is made anew.
  useEffect(() => {
    if (wasEmpty) show();
  }, [wasEmpty]);
  return { more: isNewer && isCounted && !wasEmpty ? now.pages - result.pages : 0, show };
}
