import type { Reading, ReadingStatus } from '#contract/reading.ts';
import type { Act } from './audit-log.ts';
import type { Queryable } from './database.ts';

/** A production that waits to be read by the server. */
export interface ReadingTask {
  productionId: string;
  production: string;
  matterId: string;
  matterSlug: string;
  askedBy: string;
}

/** Asks the server to read what is missing of a production; asked again while it reads, it looks once more after. */
export async function askReading(database: Queryable, act: Act, productionId: string): Promise<void> {
  const asked = {
    status: 'waiting' as const,
    message: null,
    asked_by: act.actor,
    asked_at: act.at.toISOString(),
  };
  await database
    .insertInto('reading')
    .values({ production_id: productionId, ...asked })
    .onConflict((conflict) => conflict.column('production_id').doUpdateSet(asked))
    .execute();
}

/** Goes from one status to another. Returns false where the reading is not at `from`, or not any more. */
export async function moveReading(
  database: Queryable,
  productionId: string,
  from: ReadingStatus,
  to: ReadingStatus,
  message: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('reading')
    .set({ status: to, message })
    .where('production_id', '=', productionId)
    .where('status', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All that was asked for is read. One that was asked for again meanwhile stays. */
export async function endReading(database: Queryable, productionId: string): Promise<void> {
  await database
    .deleteFrom('reading')
    .where('production_id', '=', productionId)
    .where('status', '=', 'reading')
    .execute();
}

/** What a server that was killed was reading waits for the next one. */
export async function recoverReadings(database: Queryable): Promise<void> {
  await database.updateTable('reading').set({ status: 'waiting' }).where('status', '=', 'reading').execute();
}

export async function findNextReading(database: Queryable): Promise<ReadingTask | undefined> {
  return database
    .selectFrom('reading')
    .innerJoin('production', 'production.id', 'reading.production_id')
    .innerJoin('matter', 'matter.id', 'production.matter_id')
    .select([
      'production.id as productionId',
      'production.name as production',
      'matter.id as matterId',
      'matter.slug as matterSlug',
      'reading.asked_by as askedBy',
    ])
    .where('reading.status', '=', 'waiting')
    .orderBy('reading.asked_at')
    .executeTakeFirst();
}

export async function listReadings(database: Queryable, matterId: string): Promise<Reading[]> {
  const rows = await database
    .selectFrom('reading')
    .innerJoin('production', 'production.id', 'reading.production_id')
    .leftJoin('user', 'user.name', 'reading.asked_by')
    .select([
      'reading.production_id as productionId',
      'reading.status',
      'reading.message',
      'reading.asked_by',
      'user.display_name',
    ])
    .where('production.matter_id', '=', matterId)
    .orderBy('reading.asked_at')
    .execute();
  return rows.map(({ asked_by, display_name, ...row }) => ({ ...row, by: display_name ?? asked_by }));
}
