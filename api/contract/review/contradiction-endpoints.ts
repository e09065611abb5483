import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import {
  Contradiction,
  ContradictionDraft,
  ContradictionFilter,
  ContradictionInList,
  ContradictionStatus,
  ContradictionWindow,
  NewContradiction,
} from './contradiction.ts';

const ofContradiction = inMatter.extend({ contradiction: id });

/** Linked passages: endpoints of the table in endpoints.ts. */
export const contradictionEndpoints = {
  listContradictions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/contradictions',
    access: 'read',
    summary: 'The contradictions of the matter, in the order in which they were proposed',
    params: inMatter,
    query: ContradictionFilter.extend({ offset: count(100_000_000, 0), limit: count(500, 20) }),
    answer: ContradictionWindow,
  }),
  downloadContradictions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/contradictions/contradictions.csv',
    access: 'read',
    summary: 'The contradictions of the matter as CSV',
    params: inMatter,
    query: ContradictionFilter,
    media: 'text/csv',
  }),
  getContradiction: endpoint({
    method: 'get',
    path: '/api/matters/:matter/contradictions/:contradiction',
    access: 'read',
    summary: 'A contradiction, with those before and after it in a filtered list',
    params: ofContradiction,
    query: ContradictionFilter,
    answer: ContradictionInList,
  }),
  addContradiction: endpoint({
    method: 'post',
    path: '/api/matters/:matter/contradictions',
    access: 'review',
    summary: 'Propose a contradiction between two passages',
    params: inMatter,
    body: NewContradiction,
    answer: Contradiction,
  }),
  changeContradiction: endpoint({
    method: 'put',
    path: '/api/matters/:matter/contradictions/:contradiction',
    access: 'review',
    summary: 'Change kind and reason of a contradiction: one’s own proposal, or any as an attorney',
    params: ofContradiction,
    body: ContradictionDraft,
    answer: Contradiction,
  }),
  decideContradiction: endpoint({
    method: 'post',
    path: '/api/matters/:matter/contradictions/:contradiction/status',
    access: 'review',
    summary: 'Confirm, reject or use a contradiction as an attorney, or withdraw one’s own proposal',
    params: ofContradiction,
    body: z.object({
      status: ContradictionStatus,
      /** The status on screen; another one by now is a conflict. */
      insteadOf: ContradictionStatus,
    }),
    answer: Contradiction,
  }),
} as const;
