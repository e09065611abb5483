import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { BatesDraft, BatesPrefix, BatesReport, NamedPages, PageNumbers, ProductionSeries } from './bates.ts';

const onPage = inMatter.extend({ page: PageId });
const ofProduction = inMatter.extend({ production: id });
const reportQuery = z.object({ production: id.optional() });

/** Bates numbers and other numbers of pages: endpoints of the table in endpoints.ts. */
export const batesEndpoints = {
  findPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/named-pages',
    access: 'read',
    summary: 'Find pages by Bates number, range, control number or page id; at most 20',
    params: inMatter,
    query: z.object({ reference: z.string().min(1).max(200) }),
    answer: NamedPages,
  }),
  getPageNumbers: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'read',
    summary: 'The Bates number of a page, its source, and other numbers on the page',
    params: onPage,
    answer: PageNumbers,
  }),
  typeBates: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'review',
    summary: 'Correct the Bates number of a page, or record that it has none',
    params: onPage,
    body: BatesDraft,
    answer: PageNumbers,
  }),
  restoreBates: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'review',
    summary: 'Restore the detected Bates number of a page',
    params: onPage,
    answer: PageNumbers,
  }),
  listBatesSeries: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/bates-series',
    access: 'read',
    summary: 'The number series on the pages of a production, and which of them is its own',
    params: ofProduction,
    answer: ProductionSeries,
  }),
  chooseBatesSeries: endpoint({
    method: 'put',
    path: '/api/matters/:matter/productions/:production/bates-series',
    access: 'review',
    summary: 'Choose the number series of a production; null chooses the one on most pages',
    params: ofProduction,
    body: z.object({ prefix: BatesPrefix.nullable() }),
    answer: ProductionSeries,
  }),
  getBatesReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates',
    access: 'read',
    summary: 'Ranges, gaps, duplicates and pages without a number, by production and in total',
    params: inMatter,
    query: reportQuery,
    answer: BatesReport,
  }),
  countUnaccounted: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates/unaccounted',
    access: 'read',
    summary:
      "The count of Bates numbers that are missing in the productions' series and on no placeholder sheet",
    params: inMatter,
    answer: z.object({ unaccounted: z.int() }),
  }),
  downloadBatesReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates.csv',
    access: 'read',
    summary: 'The Bates number report as CSV',
    params: inMatter,
    query: reportQuery,
    media: 'text/csv',
  }),
  downloadAgencyLetter: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates/letter.docx',
    access: 'attorney',
    summary: 'A draft letter to the agency that lists what is missing or unclear, as a Word file',
    params: inMatter,
    query: reportQuery,
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
} as const;
