import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { PageId } from '#contract/pages/page-id.ts';
import {
  PageExposure,
  ReleaseDraft,
  SequesterDraft,
  SequesteredPages,
  SequesterResult,
} from './sequester.ts';

/** Sequestered pages: endpoints of the table in endpoints.ts. */
export const sequesterEndpoints = {
  listSequestered: endpoint({
    method: 'get',
    path: '/api/matters/:matter/sequestered-pages',
    access: 'attorney',
    summary: 'The sequestered pages, or those released, the latest first; nothing of their content',
    params: inMatter,
    query: z.object({
      show: z.enum(['sequestered', 'released']).default('sequestered'),
      offset: count(100_000_000, 0),
      limit: count(500, 100),
    }),
    answer: SequesteredPages,
  }),
  sequesterPages: endpoint({
    method: 'post',
    path: '/api/matters/:matter/sequestered-pages',
    access: 'attorney',
    summary: 'Hide pages everywhere at once, with the reason and the date of the notice',
    params: inMatter,
    body: SequesterDraft,
    answer: SequesterResult,
  }),
  releasePages: endpoint({
    method: 'post',
    path: '/api/matters/:matter/sequestered-pages/release',
    access: 'attorney',
    summary: 'Show sequestered pages again, as they were, with the reason',
    params: inMatter,
    body: ReleaseDraft,
    answer: SequesterResult,
  }),
  getExposure: endpoint({
    method: 'get',
    // Not `:page`: that would be refused as sequestered.
    path: '/api/matters/:matter/sequestered-pages/:sequestered/exposure',
    access: 'attorney',
    summary: 'Who had seen a sequestered page, and the exports that contain it',
    params: inMatter.extend({ sequestered: PageId }),
    answer: PageExposure,
  }),
} as const;
