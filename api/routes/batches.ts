import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
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
import { refuseSealedProgress } from '../repositories/review/batches/sealed-decisions.ts';
import { may } from '../review/may.ts';
import { refuseWhoMayNotReview } from '../review/refuse-who-may-not-review.ts';
import { planBatches, refuseOtherPlan } from '../targets/plan-batches.ts';
import { serve } from './serve.ts';

export function serveBatches(app: Express, deps: Deps): void {
  const { database, search } = deps;

  serve(app, deps, endpoints.listBatches, async ({ matter, query, user }) => {
    await releaseExpiredBatches(database, matter.id, deps.now());
    return describeBatches(database, await listBatchRows(database, matter.id, query.state), user.name);
  });

  serve(app, deps, endpoints.previewBatches, async ({ matter, body, user }) => {
    const asker = { database, search, matterId: matter.id, userName: user.name, role: matter.role };
    return (await planBatches(asker, body, deps.newId)).preview;
  });

  serve(app, deps, endpoints.makeBatches, async ({ matter, body, user, act }) => {
    const asker = { database, search, matterId: matter.id, userName: user.name, role: matter.role };
    const plan = await planBatches(asker, body, deps.newId);
    refuseOtherPlan(plan.preview, body.shown);
    const made = new Set(await insertBatches(database, act, matter.id, body, plan, deps.newId));
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

  serve(app, deps, endpoints.findNextInBatch, async ({ matter, params, query, user }) => {
    if (!(await findBatch(database, matter.id, params.batch))) throw notFound('batch');
    await refuseSealedProgress(database, params.batch, user.name);
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

async function describeBatch(database: Queryable, matterId: string, batchId: string, userName: string) {
  const row = await findBatch(database, matterId, batchId);
  const [batch] = row ? await describeBatches(database, [row], userName) : [];
  if (!batch) throw notFound('batch');
  return batch;
}
