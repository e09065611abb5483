import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../database/database.ts';
import type { Schema } from '../../database/schema/schema.ts';
import { anyOf } from '../../database/sqlite-sql.ts';
import { isDecidedIn } from './count-batches.ts';

export interface BatchRow extends Selectable<Schema['batch']> {
  /** Of a double-blind pair; null for any other batch. */
  twin_id: string | null;
  opened_at: string | null;
  /** When its holder last decided anything in it; null for never, and without a holder. */
  last_decided: string | null;
}

/** Finished batches that are listed. */
const MOST_FINISHED = 500;

export async function findBatch(
  database: Queryable,
  matterId: string,
  batchId: string,
): Promise<BatchRow | undefined> {
  return selectBatches(database, matterId).where('id', '=', batchId).executeTakeFirst();
}

export function selectBatches(database: Queryable, matterId: string) {
  return database
    .selectFrom('batch')
    .selectAll()
    .select(
      sql<string | null>`(
      select max(at) from (
        select decision.at from decision where decision.batch_id = batch.id and decision.person = batch.holder
        union all
        select sealed_decision.at from sealed_decision
        where sealed_decision.batch_id = batch.id and sealed_decision.person = batch.holder))`.as(
        'last_decided',
      ),
    )
    .select(sql<string | null>`(select twin_id from blind_batch where batch_id = batch.id)`.as('twin_id'))
    .select(sql<string | null>`(select opened_at from blind_batch where batch_id = batch.id)`.as('opened_at'))
    .where('matter_id', '=', matterId);
}

/** Open batches in the order in which they are taken, or the finished ones, newest first. */
export async function listBatchRows(
  database: Queryable,
  matterId: string,
  state: 'open' | 'finished',
): Promise<BatchRow[]> {
  const ofMatter = selectBatches(database, matterId);
  if (state === 'finished') {
    return ofMatter
      .where('finished_at', 'is not', null)
      .orderBy('finished_at', 'desc')
      .orderBy('number', 'desc')
      .limit(MOST_FINISHED)
      .execute();
  }
  return ofMatter.where('finished_at', 'is', null).orderBy(byPriority).orderBy('number').execute();
}

export const byPriority = sql`case batch.priority when 'high' then 1 when 'normal' then 2 else 3 end`;

/** The keys of a batch's pages in page order, all or those without a decision. */
export async function listBatchKeys(
  database: Queryable,
  batchId: string,
  which: 'all' | 'undecided',
): Promise<number[]> {
  const rows = await database
    .selectFrom('batch_page')
    .innerJoin('batch', 'batch.id', 'batch_page.batch_id')
    .innerJoin('page', 'page.key', 'batch_page.page_key')
    .select('batch_page.page_key')
    .where('batch_page.batch_id', '=', batchId)
    .$if(which === 'undecided', (select) => select.where((eb) => eb.not(isDecidedIn)))
    .orderBy('page.position')
    .execute();
  return rows.map(({ page_key }) => page_key);
}

/** Which of these pages are in an open batch of these levels. */
export async function listKeysInOpenBatches(
  database: Queryable,
  levels: readonly BatchRow['level'][],
  keys: readonly number[],
): Promise<Set<number>> {
  const rows = await database
    .selectFrom('batch_page')
    .select('page_key')
    .where('open_level', 'in', levels)
    .where(sql<SqlBool>`page_key in ${anyOf(keys)}`)
    .execute();
  return new Set(rows.map(({ page_key }) => page_key));
}

/** The batch with this number, or with this name in whatever letters. */
export function findBatchByName<Named extends { number: number; name: string }>(
  batches: readonly Named[],
  name: string,
): Named | undefined {
  return batches.find(
    (each) => String(each.number) === name || each.name.toLowerCase() === name.toLowerCase(),
  );
}

/** Ids, numbers and names of a matter's batches. */
export async function listBatchNames(database: Queryable, matterId: string) {
  return database
    .selectFrom('batch')
    .select(['id', 'number', 'name'])
    .where('matter_id', '=', matterId)
    .orderBy('number')
    .execute();
}
