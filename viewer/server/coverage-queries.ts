/** The queries about which pages have been read. */
import { queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

export const coverageQueries = {
  rule: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'coverage-rule'],
      queryFn: ({ signal }) => call(endpoints.getCoverageRule, { params: { matter }, signal }),
      staleTime: 300_000,
    }),
  report: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'coverage-report'],
      queryFn: ({ signal }) => call(endpoints.getCoverageReport, { params: { matter }, signal }),
    }),
};
