/** The queries of contradictions. */
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ContradictionFilter } from '#contract/review/contradiction.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const contradictionQueries = {
  list: (matter: string, filter: ContradictionFilter, limit: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'contradictions', filter, limit],
      queryFn: ({ signal }) =>
        call(endpoints.listContradictions, { params: { matter }, query: { ...filter, limit }, signal }),
      placeholderData: keepPreviousData,
    }),
  one: (matter: string, contradiction: string, filter: ContradictionFilter) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'contradictions', 'one', contradiction, filter],
      queryFn: ({ signal }) =>
        call(endpoints.getContradiction, { params: { matter, contradiction }, query: filter, signal }),
      retry: false,
    }),
};

/** Refetches what is shown of contradictions, after somebody changed one or the place of a passage. */
export async function refreshContradictions(client: QueryClient, matter: string): Promise<void> {
  await client.invalidateQueries({ queryKey: [...matterKey(matter), 'contradictions'] });
}
