/** The queries of passages and notes. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { PassageFilter } from '#contract/review/passage.ts';
import { call } from './call.ts';
import { refreshChronology } from './chronology-queries.ts';
import { refreshContradictions } from './contradiction-queries.ts';
import { matterKey } from './queries.ts';

/** How many passages the list of a matter shows at a time. */
export const passagesPerScreen = 50;

const mentionsKey = (matter: string) => [...matterKey(matter), 'mentions'] as const;

export const passageQueries = {
  onPage: (matter: string, page: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'page-passages', page],
      queryFn: ({ signal }) => call(endpoints.listPagePassages, { params: { matter, page }, signal }),
      staleTime: 30_000,
    }),
  list: (matter: string, filter: PassageFilter, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'passages', filter, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listPassages, {
          params: { matter },
          query: { ...filter, offset, limit: passagesPerScreen },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
  /** What mentions the person and they have not seen. */
  mentions: (matter: string) =>
    queryOptions({
      queryKey: mentionsKey(matter),
      queryFn: ({ signal }) => call(endpoints.listMentions, { params: { matter }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The people who can be mentioned. */
  colleagues: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'colleagues'],
      queryFn: ({ signal }) => call(endpoints.listColleagues, { params: { matter }, signal }),
      staleTime: 60_000,
    }),
};

/** Refetches the passages of a page, and the lists of the matter, after somebody changed them. */
export async function refreshPassages(client: QueryClient, matter: string, pageId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: passageQueries.onPage(matter, pageId).queryKey }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'passages'] }),
    client.invalidateQueries({ queryKey: mentionsKey(matter) }),
    refreshContradictions(client, matter),
    refreshChronology(client, matter),
  ]);
}
