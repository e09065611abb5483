/** The queries of facts and their chronology. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ChronologyFilter } from '#contract/review/chronology/chronology-fact.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const chronologyQueries = {
  list: (matter: string, filter: ChronologyFilter, limit: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'chronology', filter, limit],
      queryFn: ({ signal }) =>
        call(endpoints.listChronology, { params: { matter }, query: { ...filter, limit }, signal }),
      placeholderData: keepPreviousData,
    }),
};

/** Refetches what is shown of facts, and how many cite a passage, after somebody changed one. */
export async function refreshChronology(client: QueryClient, matter: string): Promise<void> {
  await Promise.all(
    ['chronology', 'page-passages'].map((name) =>
      client.invalidateQueries({ queryKey: [...matterKey(matter), name] }),
    ),
  );
}
