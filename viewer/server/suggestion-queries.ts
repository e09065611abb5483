/** The queries of suggested pages and control sets. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const suggestionQueries = {
  tags: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'suggestions'],
      queryFn: ({ signal }) => call(endpoints.listTagSuggestions, { params: { matter }, signal }),
    }),
  /** A list does not change once it is made. */
  pages: (matter: string, list: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'suggested-pages', list],
      queryFn: ({ signal }) => call(endpoints.listSuggestedPages, { params: { matter, list }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  /** For attorneys. */
  toLookAt: (matter: string, list: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'pages-to-look-at', list],
      queryFn: ({ signal }) => call(endpoints.listPagesToLookAt, { params: { matter, list }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  controlSets: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'control-sets'],
      queryFn: ({ signal }) => call(endpoints.listControlSets, { params: { matter }, signal }),
    }),
};

/** Refetches the counts of decisions, where they are on screen. */
export async function refreshSuggestions(client: QueryClient, matter: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: suggestionQueries.tags(matter).queryKey }),
    client.invalidateQueries({ queryKey: suggestionQueries.controlSets(matter).queryKey }),
  ]);
}
