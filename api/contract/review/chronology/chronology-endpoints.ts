import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import {
  ChronologyFact,
  ChronologyFactDraft,
  ChronologyFilter,
  ChronologyWindow,
  FactStatus,
} from './chronology-fact.ts';

/** The most facts that one answer lists. */
export const MOST_FACTS = 2_000;

const ofFact = inMatter.extend({ chronologyFact: id });
const file = { method: 'get', access: 'read', params: inMatter, query: ChronologyFilter } as const;

/** Facts and their chronology: endpoints of the table in endpoints.ts. */
export const chronologyEndpoints = {
  listChronology: endpoint({
    method: 'get',
    path: '/api/matters/:matter/chronology',
    access: 'read',
    summary: 'The facts of the matter in the order of the dates on which they happened',
    params: inMatter,
    query: ChronologyFilter.extend({ offset: count(100_000_000, 0), limit: count(MOST_FACTS, 100) }),
    answer: ChronologyWindow,
  }),
  downloadChronologyCsv: endpoint({
    ...file,
    path: '/api/matters/:matter/chronology/chronology.csv',
    summary: 'The chronology of the matter as CSV',
    media: 'text/csv',
  }),
  downloadChronologyXlsx: endpoint({
    ...file,
    path: '/api/matters/:matter/chronology/chronology.xlsx',
    summary: 'The chronology of the matter as an Excel file',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  downloadChronologyDocx: endpoint({
    ...file,
    path: '/api/matters/:matter/chronology/chronology.docx',
    summary: 'The chronology of the matter as a Word file, with the Bates number of each source',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
  addChronologyFact: endpoint({
    method: 'post',
    path: '/api/matters/:matter/chronology',
    access: 'review',
    summary: 'Propose a fact that one or more passages show',
    params: inMatter,
    body: ChronologyFactDraft,
    answer: ChronologyFact,
  }),
  changeChronologyFact: endpoint({
    method: 'put',
    path: '/api/matters/:matter/chronology/:chronologyFact',
    access: 'review',
    summary: 'Change what a fact says: one’s own proposal, or any as an attorney',
    params: ofFact,
    body: ChronologyFactDraft.extend({
      /** The version on screen; another one by now is a conflict. */
      insteadOf: z.int(),
    }),
    answer: ChronologyFact,
  }),
  decideChronologyFact: endpoint({
    method: 'post',
    path: '/api/matters/:matter/chronology/:chronologyFact/status',
    access: 'review',
    summary: 'Confirm or reject a fact as an attorney, or withdraw one’s own proposal',
    params: ofFact,
    body: z.object({
      status: FactStatus,
      /** The status on screen; another one by now is a conflict. */
      insteadOf: FactStatus,
    }),
    answer: ChronologyFact,
  }),
} as const;
