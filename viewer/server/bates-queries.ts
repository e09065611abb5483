/** The queries about Bates numbers. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
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
  /**
   * What listed pages are called now. Their list was loaded with names, so nothing is fetched before those may
   * have changed.
   */
  shownNames: (matter: string, pages: readonly PageSummary[]) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'shown-names', pages.map(({ pageId }) => pageId).join(' ')],
      queryFn: async ({ queryKey, signal }) => {
        const ids = String(queryKey.at(-1));
        return toNames(await call(endpoints.listPagesById, { params: { matter }, query: { ids }, signal }));
      },
      initialData: () => toNames(pages),
      enabled: pages.length > 0,
      staleTime: Number.POSITIVE_INFINITY,
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

/** What a page is called, by its id. */
export type PageNames = ReadonlyMap<string, Pick<PageSummary, 'bates' | 'batesSource'>>;

function toNames(pages: readonly PageSummary[]): PageNames {
  return new Map(pages.map(({ pageId, bates, batesSource }) => [pageId, { bates, batesSource }]));
}

/** Refetches the names of listed pages: the numbers of a production are known once its pages have been read. */
export function refreshShownNames(client: QueryClient, matter: string): Promise<void> {
  return client.invalidateQueries({ queryKey: [...matterKey(matter), 'shown-names'] });
}

/**
 * Refetches the queries that contain numbers, after numbers have changed. Search results stay until somebody
 * refreshes them.
 */
export async function refreshNumbers(client: QueryClient, matter: string): Promise<void> {
  const names = ['page', 'pages', 'find', 'find-all', 'numbers', 'bates-series', 'bates-report'];
  await Promise.all([
    refreshShownNames(client, matter),
    ...names.map((name) => client.invalidateQueries({ queryKey: [...matterKey(matter), name] })),
    client.invalidateQueries({ queryKey: queries.productions(matter).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'search'], refetchType: 'none' }),
  ]);
}
