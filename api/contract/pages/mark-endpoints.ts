import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { MarksDraft, MarksInForce } from './marks.ts';
import { PageId } from './page-id.ts';

const onPage = inMatter.extend({ page: PageId });

/** The agency's marks on pages: endpoints of the table in endpoints.ts. */
export const markEndpoints = {
  getMarks: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'read',
    summary: 'The marks on a page: redaction boxes, exemption codes, placeholder sheet',
    params: onPage,
    answer: MarksInForce,
  }),
  correctMarks: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'review',
    summary: 'Correct the marks on a page',
    params: onPage,
    body: MarksDraft,
    answer: MarksInForce,
  }),
  restoreMarks: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/pages/:page/marks',
    access: 'review',
    summary: 'Restore the detected marks of a page',
    params: onPage,
    answer: MarksInForce,
  }),
} as const;
