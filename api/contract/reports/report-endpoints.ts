import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { QueryComparison, RecordedQueries } from '#contract/search/recorded-query.ts';
import { SavedSearch, SavedSearchDraft, SearchName } from '#contract/search/saved-search.ts';
import { Variants } from '#contract/search/variants.ts';
import { ElusionAnswer, ElusionDraft, ElusionPage, ElusionSample } from './elusion.ts';
import { TermReport, TermReportDraft, TermReportSummary } from './term-report.ts';

const ofReport = inMatter.extend({ report: id });
const ofSearch = inMatter.extend({ search: id });
const ofSample = inMatter.extend({ sample: id });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reports, samples and saved searches: endpoints of the table in endpoints.ts. */
export const reportEndpoints = {
  listRecordedQueries: endpoint({
    method: 'get',
    path: '/api/matters/:matter/recorded-queries',
    access: 'read',
    summary: 'Every recorded Exact query with its count and corpus version, newest first',
    params: inMatter,
    query: z.object({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(0).max(500).default(100),
    }),
    answer: RecordedQueries,
  }),
  runRecordedQuery: endpoint({
    method: 'post',
    path: '/api/matters/:matter/recorded-queries/:query/runs',
    access: 'read',
    summary: 'Run a recorded query again and compare the results',
    params: inMatter.extend({ query: id }),
    answer: QueryComparison,
  }),

  listSavedSearches: endpoint({
    method: 'get',
    path: '/api/matters/:matter/saved-searches',
    access: 'read',
    summary: 'The saved searches by name, each with its new hits for the user',
    params: inMatter,
    answer: z.array(SavedSearch),
  }),
  saveSearch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches',
    access: 'review',
    summary: 'Save a search',
    params: inMatter,
    body: SavedSearchDraft,
    answer: SavedSearch,
  }),
  renameSearch: endpoint({
    method: 'put',
    path: '/api/matters/:matter/saved-searches/:search/name',
    access: 'review',
    summary: 'Rename a saved search',
    params: ofSearch,
    body: z.object({ name: SearchName }),
    answer: SavedSearch,
  }),
  removeSearch: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/saved-searches/:search',
    access: 'review',
    summary: 'Remove a saved search; it can be restored',
    params: ofSearch,
  }),
  restoreSearch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches/:search/restore',
    access: 'review',
    summary: 'Restore a removed search with its new hits',
    params: ofSearch,
    answer: SavedSearch,
  }),
  markSearchSeen: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches/:search/seen',
    access: 'read',
    summary: 'Mark the current hits of a saved search as seen',
    params: ofSearch,
    answer: SavedSearch,
  }),

  listTermReports: endpoint({
    method: 'get',
    path: '/api/matters/:matter/term-reports',
    access: 'read',
    summary: 'Search term reports, all versions, newest first',
    params: inMatter,
    answer: z.array(TermReportSummary),
  }),
  startTermReport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/term-reports',
    access: 'review',
    summary: 'Create a search term report; it runs in the background',
    params: inMatter,
    body: TermReportDraft,
    answer: TermReport,
  }),
  getTermReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/term-reports/:report',
    access: 'read',
    summary: 'One version of a search term report',
    params: ofReport,
    answer: TermReport,
  }),
  rerunTermReport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/term-reports/:report/versions',
    access: 'review',
    summary: 'Run a search term report again; creates a new version with the changes',
    params: ofReport,
    answer: TermReport,
  }),
  cancelTermReport: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/term-reports/:report',
    access: 'review',
    summary: 'Cancel a running report',
    params: ofReport,
  }),
  removeTermReport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/term-reports/:report/remove',
    access: 'review',
    summary: 'Remove a version of a search term report from the list; it can be restored',
    params: ofReport,
    answer: TermReport,
  }),
  restoreTermReport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/term-reports/:report/restore',
    access: 'review',
    summary: 'Restore a removed search term report',
    params: ofReport,
    answer: TermReport,
  }),
  downloadTermReportCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/term-reports/:report/report.csv',
    access: 'read',
    summary: 'A search term report as CSV',
    params: ofReport,
    media: 'text/csv',
  }),
  downloadTermReportXlsx: endpoint({
    method: 'get',
    path: '/api/matters/:matter/term-reports/:report/report.xlsx',
    access: 'read',
    summary: 'A search term report as an Excel file',
    params: ofReport,
    media: XLSX,
  }),
  downloadTermReportPdf: endpoint({
    method: 'get',
    path: '/api/matters/:matter/term-reports/:report/report.pdf',
    access: 'read',
    summary: 'A search term report as PDF',
    params: ofReport,
    media: 'application/pdf',
  }),

  listVariants: endpoint({
    method: 'get',
    path: '/api/matters/:matter/variants',
    access: 'read',
    summary: 'The forms of a word that occur on the pages of the matter',
    params: inMatter,
    query: z.object({ term: z.string().trim().min(1).max(100) }),
    answer: Variants,
  }),

  listElusionSamples: endpoint({
    method: 'get',
    path: '/api/matters/:matter/elusion-samples',
    access: 'read',
    summary: 'Elusion samples, newest first',
    params: inMatter,
    answer: z.array(ElusionSample),
  }),
  drawElusionSample: endpoint({
    method: 'post',
    path: '/api/matters/:matter/elusion-samples',
    access: 'review',
    summary: 'Draw a random sample of pages outside a search or tag, to estimate what it misses',
    params: inMatter,
    body: ElusionDraft,
    answer: ElusionSample,
  }),
  getElusionSample: endpoint({
    method: 'get',
    path: '/api/matters/:matter/elusion-samples/:sample',
    access: 'read',
    summary: 'One elusion sample and its result so far',
    params: ofSample,
    answer: ElusionSample,
  }),
  listElusionPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/elusion-samples/:sample/pages',
    access: 'read',
    summary: 'The pages of an elusion sample in review order',
    params: ofSample,
    answer: z.array(ElusionPage),
  }),
  answerElusionPage: endpoint({
    method: 'put',
    path: '/api/matters/:matter/elusion-samples/:sample/pages/:page/answer',
    access: 'review',
    summary: 'Record whether a page of the sample is responsive; null clears the answer',
    params: ofSample.extend({ page: PageId }),
    body: z.object({ answer: ElusionAnswer.nullable() }),
    answer: ElusionSample,
  }),
  downloadElusionCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/elusion-samples/:sample/sample.csv',
    access: 'read',
    summary: 'An elusion sample as CSV: one row per page, and the result',
    params: ofSample,
    media: 'text/csv',
  }),
} as const;
