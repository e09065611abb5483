/** The queries about reports and saved searches. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { TermReport, TermReportSummary } from '#contract/reports/term-report.ts';
import { call } from './call.ts';
import { matterKey } from './queries.ts';

/** Recorded queries per screen. */
export const recordsPerScreen = 50;

export const reportQueries = {
  savedSearches: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'saved-searches'],
      queryFn: ({ signal }) => call(endpoints.listSavedSearches, { params: { matter }, signal }),
    }),
  recordedQueries: (matter: string, offset: number) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'recorded-queries', offset],
      queryFn: ({ signal }) =>
        call(endpoints.listRecordedQueries, {
          params: { matter },
          query: { offset, limit: recordsPerScreen },
          signal,
        }),
    }),
  termReports: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'term-reports'],
      queryFn: ({ signal }) => call(endpoints.listTermReports, { params: { matter }, signal }),
    }),
  termReport: (matter: string, report: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'term-report', report],
      queryFn: ({ signal }) => call(endpoints.getTermReport, { params: { matter, report }, signal }),
      retry: false,
    }),
  samples: (matter: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'elusion-samples'],
      queryFn: ({ signal }) => call(endpoints.listElusionSamples, { params: { matter }, signal }),
    }),
  sample: (matter: string, sample: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'elusion-sample', sample],
      queryFn: ({ signal }) => call(endpoints.getElusionSample, { params: { matter, sample }, signal }),
      retry: false,
    }),
  samplePages: (matter: string, sample: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'elusion-pages', sample],
      queryFn: ({ signal }) => call(endpoints.listElusionPages, { params: { matter, sample }, signal }),
      retry: false,
    }),
  variants: (matter: string, term: string) =>
    queryOptions({
      queryKey: [...matterKey(matter), 'variants', term],
      queryFn: ({ signal }) => call(endpoints.listVariants, { params: { matter }, query: { term }, signal }),
      retry: false,
      staleTime: 60_000,
    }),
};

/** Refetches the list after a report was removed or restored, and the report itself. */
export async function refreshRemoved(client: QueryClient, matter: string, report: TermReport): Promise<void> {
  client.setQueryData(reportQueries.termReport(matter, report.reportId).queryKey, report);
  await client.invalidateQueries({ queryKey: reportQueries.termReports(matter).queryKey });
}

/** Updates a report in the list and refetches it, after it has progressed or finished. */
export function refreshReport(client: QueryClient, matter: string, report: TermReportSummary): void {
  client.setQueryData(reportQueries.termReports(matter).queryKey, (known) => {
    if (!known) return undefined;
    const isKnown = known.some(({ reportId }) => reportId === report.reportId);
    if (!isKnown) return [report, ...known];
    return known.map((other) => (other.reportId === report.reportId ? report : other));
  });
  void client.invalidateQueries({ queryKey: reportQueries.termReport(matter, report.reportId).queryKey });
}
