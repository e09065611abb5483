import type { Queryable } from '../../database/database.ts';
import { listBatchKeys } from './batches.ts';

/**
 * The next page of a batch without a decision: after a page, then from the first one on. That page itself is the
 * last to come.
 */
export async function findNextInBatch(
  database: Queryable,
  batchId: string,
  after: string | undefined,
): Promise<{ key: number | undefined; undecided: number }> {
  const undecided = await listBatchKeys(database, batchId, 'undecided');
  const all = await listBatchKeys(database, batchId, 'all');
  const page =
    after === undefined
      ? undefined
      : await database.selectFrom('page').select('key').where('id', '=', after).executeTakeFirst();
  const next = page ? all.indexOf(page.key) + 1 : 0;
  const isUndecided = new Set(undecided);
  const key = [...all.slice(next), ...all.slice(0, next)].find((each) => isUndecided.has(each));
  return { key, undecided: undecided.length };
}
