import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { NewPassage, Passage, PassageDraft, PassageFilter, PassageWindow } from './passage.ts';

/** Passages and notes: endpoints of the table in endpoints.ts. */
export const passageEndpoints = {
  listPassages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/passages',
    access: 'read',
    summary: 'The passages of the matter, in the order of their pages',
    params: inMatter,
    query: PassageFilter.extend({ offset: count(100_000_000, 0), limit: count(500, 50) }),
    answer: PassageWindow,
  }),
  downloadPassages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/passages/passages.csv',
    access: 'read',
    summary: 'The passages of the matter as CSV',
    params: inMatter,
    query: PassageFilter,
    media: 'text/csv',
  }),
  listPagePassages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/passages',
    access: 'read',
    summary: 'The passages of a page, in the order of its words',
    params: inMatter.extend({ page: PageId }),
    answer: z.array(Passage),
  }),
  addPassage: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/passages',
    access: 'review',
    summary: 'Add a passage of selected words, or a note on the page',
    params: inMatter.extend({ page: PageId }),
    body: NewPassage,
    answer: Passage,
  }),
  changePassage: endpoint({
    method: 'put',
    path: '/api/matters/:matter/passages/:passage',
    access: 'review',
    summary: 'Change color, tags and note of a passage of one’s own',
    params: inMatter.extend({ passage: id }),
    body: PassageDraft,
    answer: Passage,
  }),
  removePassage: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/passages/:passage',
    access: 'review',
    summary: 'Delete a passage of one’s own; attorneys may delete everybody’s',
    params: inMatter.extend({ passage: id }),
  }),
  restorePassage: endpoint({
    method: 'post',
    path: '/api/matters/:matter/passages/:passage/restore',
    access: 'review',
    summary: 'Undo the deletion of a passage',
    params: inMatter.extend({ passage: id }),
    answer: Passage,
  }),
} as const;
