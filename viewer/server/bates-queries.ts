/** The queries about Bates numbers. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { matterKey, queries } from './queries.ts';

export const batesQueries = {
  /** The pages that match a reference: none, one or several. */
  findPages: (matter: string, reference: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'find-all', reference],
      queryFn: ({ signal }) =>
        call(endpoints.findPages, { params: { matter }, query: { reference }, signal }),
      staleTime: 60_000,
      retry: false,
    }),
  numbersOf: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'numbers', page],
      queryFn: ({ signal }) => call(endpoints.getPageNumbers, { params: { matter, page }, signal }),
      staleTime: 10_000,
    }),
  series: (matter: string, production: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'bates-series', production],
      queryFn: ({ signal }) => call(endpoints.listBatesSeries, { params: { matter, production }, signal }),
    }),
  report: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'bates-report'],
      queryFn: ({ signal }) => call(endpoints.getBatesReport, { params: { matter }, query: {}, signal }),
    }),
};

/**
 * Refetches the queries that contain numbers, after numbers have changed. Search results stay until somebody
 * refreshes them.
 */
export async function refreshNumbers(client: QueryClient, matter: string): Promise<void> {
  const names = ['page', 'pages', 'find', 'find-all', 'numbers', 'bates-series', 'bates-report'];
  await Promise.all([
    ...names.map((name) => client.invalidateQueries({ queryKey: [...matterKey(matter), name] })),
    client.invalidateQueries({ queryKey: queries.productions(matter).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'search'], refetchType: 'none' }),
  ]);
}
