import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { isAtLeast, type Role } from '#contract/people/user.ts';
import { type BatchDraft, MOST_BATCHES } from '#contract/review/batch.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import { listMembers } from '../repositories/people/members.ts';
import { listBatchHistory } from '../repositories/review/batches/batch-history.ts';
import { findBatch, listBatchRows } from '../repositories/review/batches/batches.ts';
import {
  assignBatch,
  findNextBatch,
  finishBatch,
  releaseExpiredBatches,
  reopenBatch,
  returnBatch,
  takeBatch,
} from '../repositories/review/batches/change-batches.ts';
import { describeBatches } from '../repositories/review/batches/describe-batches.ts';
import { insertBatches } from '../repositories/review/batches/make-batches.ts';
import { findNextInBatch } from '../repositories/review/batches/next-in-batch.ts';
import { planBatches } from '../review/batches/plan-batches.ts';
import { may } from '../review/may.ts';
import { listBatchPages } from './list-batch-pages.ts';
import { serve } from './serve.ts';

/** Characters of a generated seed. */
const SEED_LENGTH = 8;

export function serveBatches(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listBatches, async ({ matter, query, user }) => {
    await releaseExpiredBatches(database, matter.id, deps.now());
    return describeBatches(database, await listBatchRows(database, matter.id, query.state), user.name);
  });

  serve(app, deps, endpoints.previewBatches, async ({ matter, body, user }) => {
    const { preview } = await plan(
      deps,
      { matterId: matter.id, userName: user.name, role: matter.role },
      body,
    );
    return preview;
  });

  serve(app, deps, endpoints.makeBatches, async ({ matter, body, user, act }) => {
    const asker = { matterId: matter.id, userName: user.name, role: matter.role };
    const { preview, batches, source } = await plan(deps, asker, body);
    refuseOtherPlan(preview, body.shown);
    const divided = { batches, source, seed: preview.seed };
    const ids = await insertBatches(database, act, matter.id, body, divided, deps.newId);
    const made = new Set(ids);
    const rows = await listBatchRows(database, matter.id, 'open');
    return describeBatches(
      database,
      rows.filter(({ id }) => made.has(id)),
      user.name,
    );
  });

  serve(app, deps, endpoints.takeBatch, async ({ matter, body, user, act }) => {
    await releaseExpiredBatches(database, matter.id, deps.now());
    const batchId = body.batchId ?? (await findNextBatch(database, matter.id, user.name));
    if (batchId === undefined)
      throw new UncoverError('conflict', 'No batch is free. An attorney can make or assign one.');
    await takeBatch(database, act, matter.id, batchId);
    return describeBatch(database, matter.id, batchId, user.name);
  });

  serve(app, deps, endpoints.getBatch, async ({ matter, params, user }) => {
    await releaseExpiredBatches(database, matter.id, deps.now());
    const batch = await describeBatch(database, matter.id, params.batch, user.name);
    return { ...batch, history: await listBatchHistory(database, params.batch) };
  });

  serve(app, deps, endpoints.findNextInBatch, async ({ matter, params, query }) => {
    if (!(await findBatch(database, matter.id, params.batch))) throw notFound('batch');
    const { key, undecided } = await findNextInBatch(database, params.batch, query.after);
    const [page] = key === undefined ? [] : await listPagesByKey(database, [key]);
    return { page: page ?? null, undecided };
  });

  serve(app, deps, endpoints.assignBatch, async ({ matter, params, body, user, act }) => {
    await refuseWhoMayNotReview(database, matter.id, body.person);
    await assignBatch(database, act, matter.id, { batchId: params.batch, holder: body.person });
    return describeBatch(database, matter.id, params.batch, user.name);
  });

  serve(app, deps, endpoints.returnBatch, async ({ matter, params, user, act }) => {
    await returnBatch(database, act, matter.id, params.batch, may(matter.role, 'attorney'));
    return describeBatch(database, matter.id, params.batch, user.name);
  });

  serve(app, deps, endpoints.finishBatch, async ({ matter, params, body, user, act }) => {
    const mayChangeAll = may(matter.role, 'attorney');
    await finishBatch(database, act, matter.id, { batchId: params.batch, ...body, mayChangeAll });
    return describeBatch(database, matter.id, params.batch, user.name);
  });

  serve(app, deps, endpoints.reopenBatch, async ({ matter, params, user, act }) => {
    await reopenBatch(database, act, matter.id, params.batch);
    return describeBatch(database, matter.id, params.batch, user.name);
  });
}

/** What a draft makes, and what its pages are chosen from. */
async function plan(
  { database, search, newId }: Deps,
  asker: { matterId: string; userName: string; role: Role },
  draft: BatchDraft,
) {
  const { keys, missing, description } = await listBatchPages({ database, search, ...asker }, draft.source);
  const { preview, batches } = await planBatches(
    database,
    asker.matterId,
    keys,
    draft,
    newId().slice(0, SEED_LENGTH),
  );
  const source = draft.sample
    ? `a random sample of ${counted(draft.sample.size, draft.by === 'pages' ? 'page' : 'document')} of ${description}`
    : description;
  return { preview: { ...preview, missing }, batches, source };
}

function refuseOtherPlan(
  { found, pages, batches }: { found: number; pages: number; batches: number },
  shown: { pages: number; batches: number },
): void {
  if (pages === 0) {
    const why = found === 0 ? 'none was found.' : 'all of them are in open batches.';
    throw new UncoverError('conflict', `There is no page to divide: ${why}`);
  }
  if (batches > MOST_BATCHES) {
    throw new UncoverError(
      'invalid-request',
      `${counted(batches, 'batch', 'batches')} are too many at once. Make at most ${formatNumber(MOST_BATCHES)}: larger ones, or of fewer pages.`,
    );
  }
  if (pages === shown.pages && batches === shown.batches) return;
  throw new UncoverError(
    'conflict',
    `It would be ${counted(pages, 'page')} in ${counted(batches, 'batch', 'batches')} now, not as shown, so nothing was made. Look at the preview again.`,
  );
}

async function refuseWhoMayNotReview(database: Queryable, matterId: string, person: string): Promise<void> {
  const member = (await listMembers(database, matterId)).find(({ userName }) => userName === person);
  if (!member || member.status === 'deactivated') throw notFound(`person ${person}`);
  if (!isAtLeast(member.role, 'reviewer'))
    throw new UncoverError('conflict', `${member.displayName} may read, not review, in this matter.`);
}

async function describeBatch(database: Queryable, matterId: string, batchId: string, userName: string) {
  const row = await findBatch(database, matterId, batchId);
  const [batch] = row ? await describeBatches(database, [row], userName) : [];
  if (!batch) throw notFound('batch');
  return batch;
}
