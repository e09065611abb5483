/** The queries of a matter's home screen. */
import { type Query, type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ReaderPosition } from '#contract/people/matter-home.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

const homeKey = (matter: string) => [...matterKey(matter), 'home'] as const;

/** Milliseconds between requests while pages come in or others decide: nobody reads Home faster. */
const PACE = 3000;

function whenStale(query: Pick<Query, 'state'>): number | false {
  return query.state.isInvalidated ? PACE : false;
}

/** Marks everything on Home as outdated. The parts that are shown are fetched again at their own pace. */
export function markHomeStale(client: QueryClient, matter: string): void {
  void client.invalidateQueries({ queryKey: homeKey(matter), refetchType: 'none' });
}

export const homeQueries = {
  home: (matter: string) =>
    queryOptions({
      queryKey: [...homeKey(matter), 'place'],
      queryFn: ({ signal }) => call(endpoints.getMatterHome, { params: { matter }, signal }),
      refetchInterval: whenStale,
    }),
  /** The window of the list around a page: the page's index, and the number of pages. */
  aroundPosition: (matter: string, { list, page }: ReaderPosition) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'around-position', list, page.pageId],
      queryFn: ({ signal }) =>
        call(endpoints.listPages, {
          params: { matter },
          query: { ...list, around: page.pageId, limit: 20 },
          signal,
        }),
      retry: false,
    }),
  /** How many pages a facet's value has, without the pages. */
  countNarrowed: (matter: string, narrow: string) =>
    queryOptions({
      queryKey: [...homeKey(matter), 'count-narrowed', narrow],
      queryFn: async ({ signal }) =>
        (await call(endpoints.listPages, { params: { matter }, query: { narrow, limit: 1 }, signal })).total,
      refetchInterval: whenStale,
    }),
  /** How many pages are behind a number, see PageSetName. */
  countSet: (matter: string, set: string) =>
    queryOptions({
      queryKey: [...homeKey(matter), 'count-set', set],
      queryFn: async ({ signal }) =>
        (await call(endpoints.listPages, { params: { matter }, query: { set, limit: 1 }, signal })).total,
      refetchInterval: whenStale,
    }),
  unaccounted: (matter: string) =>
    queryOptions({
      queryKey: [...homeKey(matter), 'unaccounted'],
      queryFn: async ({ signal }) =>
        (await call(endpoints.countUnaccounted, { params: { matter }, signal })).unaccounted,
      refetchInterval: whenStale,
    }),
  exhibitDrift: (matter: string) =>
    queryOptions({
      queryKey: [...homeKey(matter), 'exhibit-drift'],
      queryFn: ({ signal }) => call(endpoints.listExhibitDrift, { params: { matter }, signal }),
      refetchInterval: whenStale,
    }),
};
