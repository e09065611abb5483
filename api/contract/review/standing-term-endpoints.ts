import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { StandingHit, StandingTerms, StandingTermsDraft } from './standing-terms.ts';

/** Standing highlights: endpoints of the table in endpoints.ts. */
export const standingTermEndpoints = {
  listStandingTerms: endpoint({
    method: 'get',
    path: '/api/matters/:matter/standing-terms',
    access: 'read',
    summary: 'The terms that are marked on every page of the matter',
    params: inMatter,
    answer: StandingTerms,
  }),
  saveStandingTerms: endpoint({
    method: 'put',
    path: '/api/matters/:matter/standing-terms',
    access: 'attorney',
    summary: 'Replace the list of terms that are marked on every page',
    params: inMatter,
    body: StandingTermsDraft,
    answer: StandingTerms,
  }),
  listStandingHits: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/standing-hits',
    access: 'read',
    summary: 'Where the terms of the matter’s list are on a page',
    params: inMatter.extend({ page: PageId }),
    answer: z.array(StandingHit),
  }),
} as const;
