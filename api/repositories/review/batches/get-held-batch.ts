import type { BatchLevel } from '#contract/review/batch.ts';
import { UncoverError } from '../../../errors.ts';
import type { Queryable } from '../../database/database.ts';
import { findBatch, listBatchKeys } from './batches.ts';

/** The batch in which a person decides. */
export interface HeldBatch {
  id: string;
  level: BatchLevel;
  keys: ReadonlySet<number>;
}

/** Throws `conflict` if the person no longer has the batch, so that nothing is decided in another person's. */
export async function getHeldBatch(
  database: Queryable,
  matterId: string,
  batchId: string,
  person: string,
): Promise<HeldBatch> {
  const batch = await findBatch(database, matterId, batchId);
  if (!batch) throw new UncoverError('not-found', 'There is no such batch.');
  if (batch.holder !== person || batch.finished_at !== null) {
    const what = batch.finished_at === null ? 'You no longer have' : 'Somebody finished';
    throw new UncoverError(
      'conflict',
      `${what} the batch “${batch.name}”, so this was not recorded. What you decided in it before is kept.`,
    );
  }
  return { id: batch.id, level: batch.level, keys: new Set(await listBatchKeys(database, batchId, 'all')) };
}
