import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { Narrowings } from '#contract/search/narrowing.ts';
import { ResultListQuery } from '#contract/search/result-list.ts';
import { SearchHit, SearchResult, SearchState } from '#contract/search/search.ts';
import { CurrentList, id, PageOrder, SearchMode } from './current-list.ts';
import { PageChange, PageDetail, PageHit, PageSummary, PageWindow } from './page.ts';
import { PageId } from './page-id.ts';
import { Correction, OcrLanguages, TextChoice, TextRun, TextVersion } from './page-text.ts';

/** Pages, their texts, and search: endpoints of the table in endpoints.ts. */
export const pageEndpoints = {
  listPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages',
    access: 'read',
    summary: 'A window of the current list; with `around`, the window that contains that page',
    params: inMatter,
    query: CurrentList.extend({
      offset: count(100_000_000, 0),
      limit: count(500, 100),
      around: PageId.optional(),
    }),
    answer: PageWindow,
  }),
  findPage: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/find',
    access: 'read',
    summary: 'Find a page by Bates number, control number or page id',
    params: inMatter,
    query: z.object({ reference: z.string().min(1).max(200) }),
    answer: PageSummary,
  }),
  listPagesById: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/by-id',
    access: 'read',
    summary: 'Pages by their ids, separated by spaces; at most 100, in no order',
    params: inMatter,
    query: z.object({
      ids: z
        .string()
        .transform((ids) => ids.split(' '))
        .pipe(z.array(PageId).min(1).max(100)),
    }),
    answer: z.array(PageSummary),
  }),
  getPage: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page',
    access: 'read',
    summary: 'One page: its text with the reason for its source, its tags and its history',
    params: inMatter.extend({ page: PageId }),
    answer: PageDetail,
  }),
  listPageHistory: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/history',
    access: 'read',
    summary: 'Changes of a page before another one, newest first',
    params: inMatter.extend({ page: PageId }),
    query: z.object({ before: z.coerce.number().int().positive().optional() }),
    answer: z.array(PageChange),
  }),
  listPageHits: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/hits',
    access: 'read',
    summary: 'The hits of a query on a page',
    params: inMatter.extend({ page: PageId }),
    query: z.object({ q: z.string().min(1).max(10_000), mode: SearchMode.default('exact') }),
    answer: z.array(PageHit),
  }),

  listPagesLike: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/like',
    access: 'read',
    summary: 'Similar pages, by the most distinctive words of this page; at most 20',
    params: inMatter.extend({ page: PageId }),
    answer: z.array(SearchHit),
  }),

  listTexts: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/texts',
    access: 'read',
    summary: "The versions of a page's text, newest first",
    params: inMatter.extend({ page: PageId }),
    answer: z.array(TextVersion),
  }),
  listTextRuns: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/text-runs',
    access: 'read',
    summary: 'The text in use as runs of words, each at its position on the page',
    params: inMatter.extend({ page: PageId }),
    answer: z.array(TextRun),
  }),
  correctText: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/texts',
    access: 'review',
    summary: 'Correct the text of a page; creates a new version that is used at once',
    params: inMatter.extend({ page: PageId }),
    body: Correction,
    answer: TextVersion,
  }),
  readAgain: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/texts/ocr',
    access: 'review',
    summary:
      'Run OCR on a page; creates a new version that is used at once, unless a correction is in use or OCR reads the same text',
    params: inMatter.extend({ page: PageId }),
    body: z.object({ languages: OcrLanguages }),
    answer: TextVersion,
  }),
  chooseText: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/text',
    access: 'review',
    summary: "Choose the version of a page's text to use",
    params: inMatter.extend({ page: PageId }),
    body: TextChoice,
    answer: TextVersion,
  }),

  search: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search',
    access: 'read',
    summary: 'Search the pages',
    params: inMatter,
    query: z.object({
      q: z.string().min(1).max(10_000),
      production: id.optional(),
      tag: id.optional(),
      mode: SearchMode.default('exact'),
      narrow: Narrowings.optional(),
      order: PageOrder.optional(),
      /** `document`: one hit for each document. */
      group: z.enum(['page', 'document']).default('page'),
      /** `yes`: also count the values of each facet. */
      facets: z.enum(['yes', 'no']).default('no'),
      /** Exact: count the hits on all of the pages, which takes longer than finding the pages. */
      places: z.enum(['yes', 'no']).default('no'),
      /** Of facets, only values whose name contains these letters. */
      values: z.string().max(100).optional(),
      offset: count(100_000_000, 0),
      limit: count(500, 50),
    }),
    answer: SearchResult,
  }),
  downloadResultsCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search/results.csv',
    access: 'read',
    summary: 'The results of an Exact search as CSV',
    params: inMatter,
    query: ResultListQuery,
    media: 'text/csv',
  }),
  downloadResultsXlsx: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search/results.xlsx',
    access: 'read',
    summary: 'The results of an Exact search as an Excel file',
    params: inMatter,
    query: ResultListQuery,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  downloadResultsPdf: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search/results.pdf',
    access: 'read',
    summary: 'The results of an Exact search as PDF',
    params: inMatter,
    query: ResultListQuery,
    media: 'application/pdf',
  }),
  getSearchState: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search/state',
    access: 'read',
    summary: 'The engine that answers Explore, and how far a search server is behind',
    params: inMatter,
    answer: SearchState,
  }),
} as const;
