import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SearchResult } from '#contract/search/search.ts';
import { matterKey, queries, type SearchRequest } from '../../server/queries.ts';

/** Milliseconds between two looks while a production is read or others decide. */
const betweenLooks = 2000;

export interface NewerResults {
  /** How many pages more match now than are shown; negative for fewer, 0 for none that is known of. */
  more: number;
  /** Shows the results as they are now. */
  show: () => void;
}

/** Whether the results on screen are still what the search finds. They never move by themselves. */
export function useNewerResults(matter: string, request: SearchRequest, result: SearchResult): NewerResults {
  const client = useQueryClient();
  const now = useQuery({
    ...queries.searchHead(matter, request),
    initialData: { ...result, hits: [], offset: 0 },
    refetchInterval: (query) => (query.state.isInvalidated ? betweenLooks : false),
  }).data;
  const isNewer = now.corpusVersion > result.corpusVersion;
  const isCounted = !now.isAtLeast && !result.isAtLeast;
  const results = [...matterKey(matter), 'search', request];
  return {
    more: isNewer && isCounted ? now.pages - result.pages : 0,
    show: () => {
      // Stretches out of sight are asked for anew when one comes to them.
      client.removeQueries({ queryKey: results, type: 'inactive' });
      void client.invalidateQueries({ queryKey: results });
      void client.invalidateQueries({ queryKey: [...matterKey(matter), 'facets'] });
    },
  };
}
