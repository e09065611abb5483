import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import {
  ChallengeStatus,
  Withholding,
  WithholdingChart,
  WithholdingFilter,
  WithholdingHistory,
  WithholdingOrder,
  WithholdingPatch,
  WithholdingWindow,
} from './withholding.ts';

const ofWithholding = inMatter.extend({
  page: PageId,
  part: z.coerce.number().int().min(0).max(1_000_000),
});

/** `challenge: yes` includes the challenge status in the file; for attorneys only. */
const asFile = WithholdingFilter.extend({
  order: WithholdingOrder.default('bates'),
  withChallenge: z.literal('yes').optional(),
});

/** The withholding log: endpoints of the table in endpoints.ts. */
export const withholdingEndpoints = {
  listWithholdings: endpoint({
    method: 'get',
    path: '/api/matters/:matter/withholdings',
    access: 'read',
    summary: 'The withholding log: one row for each page, or run of pages, that the agency withheld',
    params: inMatter,
    query: WithholdingFilter.extend({
      order: WithholdingOrder.default('bates'),
      offset: count(100_000_000, 0),
      limit: count(500, 100),
    }),
    answer: WithholdingWindow,
  }),
  getWithholdingChart: endpoint({
    method: 'get',
    path: '/api/matters/:matter/withholdings/chart',
    access: 'read',
    summary: 'Withholdings by exemption code, along the pages of one or all productions',
    params: inMatter,
    query: z.object({ production: id.optional() }),
    answer: WithholdingChart,
  }),
  downloadWithholdingsCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/withholdings/log.csv',
    access: 'read',
    summary: 'The withholding log as CSV',
    params: inMatter,
    query: asFile,
    media: 'text/csv',
  }),
  downloadWithholdingsXlsx: endpoint({
    method: 'get',
    path: '/api/matters/:matter/withholdings/log.xlsx',
    access: 'read',
    summary: 'The withholding log as an Excel file',
    params: inMatter,
    query: asFile,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  changeWithholding: endpoint({
    method: 'patch',
    path: '/api/matters/:matter/withholdings/:page/:part',
    access: 'review',
    summary: 'Correct a withholding, or record another version, a ruling or a note',
    params: ofWithholding,
    body: WithholdingPatch,
    answer: Withholding,
  }),
  setChallenge: endpoint({
    method: 'put',
    path: '/api/matters/:matter/withholdings/:page/:part/challenge',
    access: 'attorney',
    summary: 'Set the challenge status of a withholding; null clears it',
    params: ofWithholding,
    body: z.object({ challenge: ChallengeStatus.nullable() }),
    answer: Withholding,
  }),
  getWithholdingHistory: endpoint({
    method: 'get',
    path: '/api/matters/:matter/withholdings/:page/:part/history',
    access: 'read',
    summary: 'The changes to a withholding, newest first; challenge statuses only for attorneys',
    params: ofWithholding,
    answer: WithholdingHistory,
  }),
} as const;
