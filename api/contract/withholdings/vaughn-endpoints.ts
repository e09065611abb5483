import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { VaughnColumns, VaughnDifferenceKind, VaughnIndex, VaughnReconciliation } from './vaughn.ts';

const ofIndex = inMatter.extend({ index: id });
/** `production`: withholdings of other productions are not compared with the index. */
const scope = z.object({ production: id.optional() });

/** The agency's own indexes of its withholdings: endpoints of the table in endpoints.ts. */
export const vaughnEndpoints = {
  listVaughnIndexes: endpoint({
    method: 'get',
    path: '/api/matters/:matter/vaughn',
    access: 'read',
    summary: 'The Vaughn indexes that were loaded, newest first',
    params: inMatter,
    answer: z.array(VaughnIndex),
  }),
  loadVaughnIndex: endpoint({
    method: 'post',
    path: '/api/matters/:matter/vaughn',
    access: 'review',
    summary: 'Load an agency’s Vaughn index: CSV or XLSX, at most 20 MB',
    params: inMatter,
    query: z.object({ name: z.string().trim().min(1).max(200) }),
    sends: 'application/octet-stream',
    answer: VaughnIndex,
  }),
  reconcileVaughnIndex: endpoint({
    method: 'get',
    path: '/api/matters/:matter/vaughn/:index',
    access: 'read',
    summary: 'Compare a Vaughn index with the withholding log, in both directions',
    params: ofIndex,
    query: scope.extend({
      kind: VaughnDifferenceKind.optional(),
      offset: count(10_000_000, 0),
      limit: count(1000, 200),
    }),
    answer: VaughnReconciliation,
  }),
  downloadVaughnCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/vaughn/:index/differences.csv',
    access: 'read',
    summary: 'The differences between a Vaughn index and the pages, as CSV',
    params: ofIndex,
    query: scope,
    media: 'text/csv',
  }),
  mapVaughnColumns: endpoint({
    method: 'put',
    path: '/api/matters/:matter/vaughn/:index/columns',
    access: 'review',
    summary: 'Map the columns of a Vaughn index',
    params: ofIndex,
    body: z.object({ columns: VaughnColumns }),
    answer: VaughnIndex,
  }),
  removeVaughnIndex: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/vaughn/:index',
    access: 'review',
    summary: 'Remove a Vaughn index; it can be restored',
    params: ofIndex,
  }),
  restoreVaughnIndex: endpoint({
    method: 'post',
    path: '/api/matters/:matter/vaughn/:index/restore',
    access: 'review',
    summary: 'Restore a removed Vaughn index',
    params: ofIndex,
    answer: VaughnIndex,
  }),
} as const;
