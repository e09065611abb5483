import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page.ts';
import { QueryComparison, RecordedQueries } from '#contract/search/recorded-query.ts';
import { SavedSearch, SavedSearchDraft, SearchName } from '#contract/search/saved-search.ts';
import { Variants } from '#contract/search/variants.ts';
import { ElusionAnswer, ElusionDraft, ElusionPage, ElusionSample } from './elusion.ts';
import { TermReport, TermReportDraft, TermReportSummary } from './term-report.ts';

const ofReport = inMatter.extend({ report: id });
const ofSearch = inMatter.extend({ search: id });
const ofSample = inMatter.extend({ sample: id });

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What people do with searches: endpoints of the table in endpoints.ts. */
export const reportEndpoints = {
  listRecordedQueries: endpoint({
    method: 'get',
    path: '/api/matters/:matter/recorded-queries',
    access: 'read',
    summary: 'Every Exact query that was asked, with its count and corpus version, newest first',
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
    summary: 'Ask a recorded query again, and say what changed',
    params: inMatter.extend({ query: id }),
    answer: QueryComparison,
  }),

  listSavedSearches: endpoint({
    method: 'get',
    path: '/api/matters/:matter/saved-searches',
    access: 'read',
    summary: 'The saved searches, by name, each with the hits that are new to me',
    params: inMatter,
    answer: z.array(SavedSearch),
  }),
  saveSearch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches',
    access: 'review',
    summary: 'Save a search under a name',
    params: inMatter,
    body: SavedSearchDraft,
    answer: SavedSearch,
  }),
  renameSearch: endpoint({
    method: 'put',
    path: '/api/matters/:matter/saved-searches/:search/name',
    access: 'review',
    summary: 'Give a saved search another name',
    params: ofSearch,
    body: z.object({ name: SearchName }),
    answer: SavedSearch,
  }),
  removeSearch: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/saved-searches/:search',
    access: 'review',
    summary: 'Remove a saved search; it can be put back',
    params: ofSearch,
  }),
  restoreSearch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches/:search/restore',
    access: 'review',
    summary: 'Put a removed search back, with what was new in it',
    params: ofSearch,
    answer: SavedSearch,
  }),
  markSearchSeen: endpoint({
    method: 'post',
    path: '/api/matters/:matter/saved-searches/:search/seen',
    access: 'read',
    summary: 'Say that I have seen what a saved search finds now: from here on only later hits are new to me',
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
    summary: 'Count what each term of a list hits; runs beside the server',
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
    summary: 'Count the same terms again: a new version, with what changed',
    params: ofReport,
    answer: TermReport,
  }),
  cancelTermReport: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/term-reports/:report',
    access: 'review',
    summary: 'Stop a report that is under way',
    params: ofReport,
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
    summary: "The forms of a word that occur in this matter's pages",
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
    summary: 'Draw pages at random outside a search or tag, to see what it misses',
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
    summary: 'The pages of an elusion sample, in the order of review',
    params: ofSample,
    answer: z.array(ElusionPage),
  }),
  answerElusionPage: endpoint({
    method: 'put',
    path: '/api/matters/:matter/elusion-samples/:sample/pages/:page/answer',
    access: 'review',
    summary: 'Say whether a page of the sample is responsive, or null to take the answer back',
    params: ofSample.extend({ page: PageId }),
    body: z.object({ answer: ElusionAnswer.nullable() }),
    answer: ElusionSample,
  }),
  downloadElusionCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/elusion-samples/:sample/sample.csv',
    access: 'read',
    summary: 'An elusion sample as CSV: a row a page, and the result',
    params: ofSample,
    media: 'text/csv',
  }),
} as const;
