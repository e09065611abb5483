import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../database/database.ts';
import { anyOf } from '../../database/sqlite-sql.ts';
import { isStillSaid } from '../is-still-said.ts';

/**
 * Whether a page of a batch is decided: somebody decided about it in the batch, and still says something of the page;
 * or its reader did, which nobody else sees yet; or the holder says something of it at the batch's level already, which they need not repeat.
 */
export const isDecidedIn = sql<SqlBool>`(
  exists (
    select 1 from decision
    where decision.batch_id = batch_page.batch_id and decision.page_key = batch_page.page_key
      and ${isStillSaid})
  or exists (
    select 1 from sealed_decision
    where sealed_decision.batch_id = batch_page.batch_id and sealed_decision.page_key = batch_page.page_key)
  or exists (
    select 1 from standing_decision join decision on decision.id = standing_decision.decision_id
    where standing_decision.page_key = batch_page.page_key and standing_decision.person || '' = batch.holder
      and decision.level = batch.level))`;

export async function countBatches(
  database: Queryable,
  batchIds: readonly string[],
): Promise<Map<string, { pages: number; decided: number }>> {
  const rows = await database
    .selectFrom('batch_page')
    .innerJoin('batch', 'batch.id', 'batch_page.batch_id')
    .select((eb) => [
      'batch_page.batch_id as batchId',
      eb.fn.countAll<number>().as('pages'),
      sql<number>`sum(${isDecidedIn})`.as('decided'),
    ])
    .where(sql<SqlBool>`batch_page.batch_id in ${anyOf(batchIds)}`)
    .groupBy('batch_page.batch_id')
    .execute();
  return new Map(rows.map(({ batchId, ...counts }) => [batchId, counts]));
}

interface Work {
  batchId: string;
  person: string;
  pages: number;
}

/** Who decided how many pages in batches, of which they still say something, or will once it is opened. */
export async function listWork(database: Queryable, batchIds: readonly string[]): Promise<Work[]> {
  const sealed = await database
    .selectFrom('sealed_decision')
    .select(['batch_id as batchId', 'person', sql<number>`count(distinct page_key)`.as('pages')])
    .where(sql<SqlBool>`batch_id in ${anyOf(batchIds)}`)
    .groupBy(['batch_id', 'person'])
    .execute();
  const open = await database
    .selectFrom('decision')
    .select([
      sql<string>`decision.batch_id`.as('batchId'),
      'decision.person',
      sql<number>`count(distinct decision.page_key)`.as('pages'),
    ])
    .where(sql<SqlBool>`decision.batch_id in ${anyOf(batchIds)}`)
    .where(isStillSaid)
    .groupBy(['decision.batch_id', 'decision.person'])
    .execute();
  return [...open, ...sealed];
}
