import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page.ts';
import { BatesDraft, BatesPrefix, BatesReport, NamedPages, PageNumbers, ProductionSeries } from './bates.ts';

const onPage = inMatter.extend({ page: PageId });
const ofProduction = inMatter.extend({ production: id });
const reportQuery = z.object({ production: id.optional() });

/** Bates numbers, and what else is numbered: endpoints of the table in endpoints.ts. */
export const batesEndpoints = {
  findPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/named-pages',
    access: 'read',
    summary: 'The pages that a Bates number, a range, a control number or a page id names: 20 at most',
    params: inMatter,
    query: z.object({ reference: z.string().min(1).max(200) }),
    answer: NamedPages,
  }),
  getPageNumbers: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'read',
    summary: "A page's Bates number, how it was come by, and what else the page is numbered",
    params: onPage,
    answer: PageNumbers,
  }),
  typeBates: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'review',
    summary: "Say what a page's Bates number is, or that it has none, in place of what was read",
    params: onPage,
    body: BatesDraft,
    answer: PageNumbers,
  }),
  restoreBates: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/pages/:page/bates',
    access: 'review',
    summary: "Let what was read of a page's Bates number count again",
    params: onPage,
    answer: PageNumbers,
  }),
  listBatesSeries: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/bates-series',
    access: 'read',
    summary: 'The series of numbers on the pages of a production, and which of them is its own',
    params: ofProduction,
    answer: ProductionSeries,
  }),
  chooseBatesSeries: endpoint({
    method: 'put',
    path: '/api/matters/:matter/productions/:production/bates-series',
    access: 'review',
    summary: "Say which series of numbers is a production's own; null lets the most pages decide",
    params: ofProduction,
    body: z.object({ prefix: BatesPrefix.nullable() }),
    answer: ProductionSeries,
  }),
  getBatesReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates',
    access: 'read',
    summary: 'Ranges, gaps, repeats and pages without a number, by production and in all',
    params: inMatter,
    query: reportQuery,
    answer: BatesReport,
  }),
  downloadBatesReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/bates.csv',
    access: 'read',
    summary: 'The report of Bates numbers as CSV',
    params: inMatter,
    query: reportQuery,
    media: 'text/csv',
  }),
} as const;
