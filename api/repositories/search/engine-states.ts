import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';
import type { PageChange } from './page-changes.ts';

export type EngineState = Schema['engine_state'];

/** Random, and the same as long as the data folder exists. */
export async function getInstallationId(database: Queryable): Promise<string> {
  const { id } = await database.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  return id;
}

export async function findEngineState(
  database: Queryable,
  matterId: string,
): Promise<EngineState | undefined> {
  return database.selectFrom('engine_state').selectAll().where('matter_id', '=', matterId).executeTakeFirst();
}

/** If there is none yet: nothing pushed, nothing in progress. */
export async function ensureEngineState(database: Queryable, matterId: string): Promise<EngineState> {
  const fresh: EngineState = {
    matter_id: matterId,
    pushed_seq: null,
    shape: '',
    filling_seq: null,
    filled_at: null,
    failure: null,
    failed_at: null,
  };
  await database
    .insertInto('engine_state')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findEngineState(database, matterId)) ?? fresh;
}

export async function changeEngineState(
  database: Queryable,
  matterId: string,
  change: Partial<Omit<EngineState, 'matter_id'>>,
): Promise<void> {
  await database.updateTable('engine_state').set(change).where('matter_id', '=', matterId).execute();
}

/** Pages of a matter that changed after a position of the feed, oldest change first. */
export async function listChangesOfMatter(
  database: Queryable,
  matterId: string,
  after: number,
  limit: number,
): Promise<PageChange[]> {
  return database
    .selectFrom('page_change')
    .select(['seq', 'page_key as pageKey', 'matter_id as matterId'])
    .where('matter_id', '=', matterId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Number of a matter's pages that changed after a position of the feed. */
export async function countChangesAfter(
  database: Queryable,
  matterId: string,
  after: number,
): Promise<number> {
  const { pages } = await database
    .selectFrom('page_change')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('matter_id', '=', matterId)
    .where('seq', '>', after)
    .executeTakeFirstOrThrow();
  return pages;
}
