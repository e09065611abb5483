/** The queries of standing highlights. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const highlightQueries = {
  /** The terms that are marked on every page of the matter. */
  terms: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'standing-terms'],
      queryFn: ({ signal }) => call(endpoints.listStandingTerms, { params: { matter }, signal }),
      staleTime: 300_000,
    }),
  /** Where they are on a page. */
  hits: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'standing-hits', page],
      queryFn: ({ signal }) => call(endpoints.listStandingHits, { params: { matter, page }, signal }),
      staleTime: 300_000,
      retry: false,
    }),
};

/** Refetches the terms, and their places on the open page, after somebody changed them. */
export async function refreshHighlights(client: QueryClient, matter: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: highlightQueries.terms(matter).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'standing-hits'] }),
  ]);
}
