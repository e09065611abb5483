import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { CoverageReport, CoverageRule, SeenPages } from './coverage.ts';

/** Which pages have been read: endpoints of the table in endpoints.ts. */
export const coverageEndpoints = {
  getCoverageRule: endpoint({
    method: 'get',
    path: '/api/matters/:matter/coverage/rule',
    access: 'read',
    summary: 'When a page counts as seen',
    params: inMatter,
    answer: CoverageRule,
  }),
  saveCoverageRule: endpoint({
    method: 'put',
    path: '/api/matters/:matter/coverage/rule',
    access: 'attorney',
    summary: 'Change when a page counts as seen, from now on',
    params: inMatter,
    body: CoverageRule,
    answer: CoverageRule,
  }),
  recordSeenPages: endpoint({
    method: 'post',
    path: '/api/matters/:matter/coverage/seen',
    access: 'read',
    summary: 'Record that the user has seen pages; a page counts once a day',
    params: inMatter,
    body: SeenPages,
  }),
  getCoverageReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/coverage',
    access: 'read',
    summary:
      'How many pages are received, readable, seen, decided, read twice and exported; other people’s numbers for attorneys only',
    params: inMatter,
    answer: CoverageReport,
  }),
  downloadCoverageReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/coverage.csv',
    access: 'read',
    summary: 'The same as CSV',
    params: inMatter,
    media: 'text/csv',
  }),
} as const;
