import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { UserName } from '#contract/people/user.ts';
import { Batch, BatchDetail, BatchDraft, BatchPreview, NewBatches, NextInBatch } from './batch.ts';

const ofBatch = inMatter.extend({ batch: id });

/** Batches: endpoints of the table in endpoints.ts. */
export const batchEndpoints = {
  listBatches: endpoint({
    method: 'get',
    path: '/api/matters/:matter/batches',
    access: 'review',
    summary: 'Open batches by priority, or the finished ones, newest first, with the pages decided in each',
    params: inMatter,
    query: z.object({ state: z.enum(['open', 'finished']).default('open') }),
    answer: z.array(Batch),
  }),
  previewBatches: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/preview',
    access: 'attorney',
    summary: 'Count the pages and batches that a draft would make, and the pages that it would leave out',
    params: inMatter,
    body: BatchDraft,
    answer: BatchPreview,
  }),
  makeBatches: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches',
    access: 'attorney',
    summary: 'Divide pages into batches',
    params: inMatter,
    body: NewBatches,
    answer: z.array(Batch),
  }),
  takeBatch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/take',
    access: 'review',
    summary: 'Check out a free batch: this one, or the next by priority and number',
    params: inMatter,
    body: z.object({ batchId: id.optional() }),
    answer: Batch,
  }),
  getBatch: endpoint({
    method: 'get',
    path: '/api/matters/:matter/batches/:batch',
    access: 'review',
    summary: 'A batch with its history',
    params: ofBatch,
    answer: BatchDetail,
  }),
  findNextInBatch: endpoint({
    method: 'get',
    path: '/api/matters/:matter/batches/:batch/next',
    access: 'review',
    summary: 'The next page of a batch without a decision after a page, continuing at its first page',
    params: ofBatch,
    query: z.object({ after: PageId.optional() }),
    answer: NextInBatch,
  }),
  assignBatch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/:batch/assign',
    access: 'attorney',
    summary: 'Check a batch out to a person, whoever has it',
    params: ofBatch,
    body: z.object({ person: UserName }),
    answer: Batch,
  }),
  returnBatch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/:batch/return',
    access: 'review',
    summary: 'Return one’s own batch, which becomes free; attorneys return everybody’s',
    params: ofBatch,
    answer: Batch,
  }),
  finishBatch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/:batch/finish',
    access: 'review',
    summary: 'Finish one’s own batch; attorneys finish everybody’s',
    params: ofBatch,
    /** As many pages without a decision as were shown; if there are more now, the batch stays open. */
    body: z.object({ undecided: z.int().min(0).default(0) }),
    answer: Batch,
  }),
  reopenBatch: endpoint({
    method: 'post',
    path: '/api/matters/:matter/batches/:batch/reopen',
    access: 'attorney',
    summary: 'Reopen a finished batch, for its last holder',
    params: ofBatch,
    answer: Batch,
  }),
} as const;
