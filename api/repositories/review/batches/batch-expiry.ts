import type { Queryable } from '../../database/database.ts';
import { type BatchRow, selectBatches } from './batches.ts';

/** When a batch becomes free unless its holder decides something; null while nobody has it. */
export function expiryOf({ held_since, last_decided, expires_after }: BatchRow): string | null {
  if (held_since === null) return null;
  const last = last_decided !== null && last_decided > held_since ? last_decided : held_since;
  return new Date(Date.parse(last) + expires_after * 3_600_000).toISOString();
}

/** The batches of a matter whose holders have not decided anything in them for too long. */
export async function listExpiredBatches(
  database: Queryable,
  matterId: string,
  now: Date,
): Promise<BatchRow[]> {
  const held = await selectBatches(database, matterId)
    .where('holder', 'is not', null)
    .where('finished_at', 'is', null)
    .execute();
  return held.filter((batch) => {
    const expiry = expiryOf(batch);
    return expiry !== null && expiry <= now.toISOString();
  });
}
