/** The queries about withholdings and Vaughn indexes. */
import { queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { VaughnDifferenceKind } from '#contract/withholdings/vaughn.ts';
import type { WithholdingFilter, WithholdingOrder } from '#contract/withholdings/withholding.ts';
import { call } from './call.ts';
import { chunkSize, matterKey } from './queries.ts';

/** The filters and the order of the log. */
export interface LogRequest extends WithholdingFilter {
  order?: WithholdingOrder | undefined;
}

/** Differences of a Vaughn index per screen. */
export const differencesPerScreen = 100;

export const withholdingsKey = (matter: string) => [...matterKey(matter), 'withholdings'] as const;
export const vaughnKey = (matter: string) => [...matterKey(matter), 'vaughn'] as const;

export const withholdingQueries = {
  log: (matter: string, request: LogRequest, offset: number) =>
    queryOptions({
      queryKey: [...withholdingsKey(matter), 'log', request, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listWithholdings, {
          params: { matter },
          query: { ...request, offset, limit: chunkSize },
          signal,
        }),
    }),
  chart: (matter: string, production: string | undefined) =>
    queryOptions({
      queryKey: [...withholdingsKey(matter), 'chart', production ?? null],
      queryFn: ({ signal }) =>
        call(endpoints.getWithholdingChart, { params: { matter }, query: { production }, signal }),
    }),
  history: (matter: string, page: string, part: number) =>
    queryOptions({
      queryKey: [...withholdingsKey(matter), 'history', page, part],
      queryFn: ({ signal }) =>
        call(endpoints.getWithholdingHistory, { params: { matter, page, part: String(part) }, signal }),
    }),
  indexes: (matter: string) =>
    queryOptions({
      queryKey: [...vaughnKey(matter), 'indexes'],
      queryFn: ({ signal }) => call(endpoints.listVaughnIndexes, { params: { matter }, signal }),
    }),
  differences: (
    matter: string,
    index: string,
    request: { production?: string | undefined; kind?: VaughnDifferenceKind | undefined },
    offset: number,
  ) =>
    queryOptions({
      queryKey: [...vaughnKey(matter), 'differences', index, request, offset],
      queryFn: ({ signal }) =>
        call(endpoints.reconcileVaughnIndex, {
          params: { matter, index },
          query: { ...request, offset, limit: differencesPerScreen },
          signal,
        }),
    }),
};
