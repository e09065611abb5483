import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { MarksDraft, MarksInForce } from './marks.ts';
import { PageId } from './page.ts';

const onPage = inMatter.extend({ page: PageId });

/** What the agency marked on pages: endpoints of the table in endpoints.ts. */
export const markEndpoints = {
  getMarks: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'read',
    summary: 'What the agency marked on a page: boxes, codes, what a sheet stands for',
    params: onPage,
    answer: MarksInForce,
  }),
  correctMarks: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'review',
    summary: 'Say what the agency marked on a page, in place of what was read',
    params: onPage,
    body: MarksDraft,
    answer: MarksInForce,
  }),
  restoreMarks: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'review',
    summary: 'Let what was read of the marks on a page count again',
    params: onPage,
    answer: MarksInForce,
  }),
} as const;
