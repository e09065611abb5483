import { type SqlBool, sql } from 'kysely';
import { UncoverError } from '../../../errors.ts';
import { type Act, recordEvent } from '../../database/audit-log.ts';
import type { Queryable, Tx } from '../../database/database.ts';
import { appendDecisions } from '../append-decisions.ts';
import { NO_TAG } from '../positions.ts';
import type { BatchRow } from './batches.ts';
import { isReaderOf } from './sealed-decisions.ts';

/** Makes two batches with the same pages double-blind. */
export async function pairBatches(tx: Tx, first: string, second: string): Promise<void> {
  await tx
    .insertInto('blind_batch')
    .values([
      { batch_id: first, twin_id: second, opened_at: null },
      { batch_id: second, twin_id: first, opened_at: null },
    ])
    .execute();
}

/**
 * Whether a person may not read a double-blind batch (of the table `batch`): they read its twin, or already said
 * something in the open of one of its pages, which the other reader would see.
 */
export function isKeptFrom(person: string) {
  return sql<SqlBool>`exists (
    select 1 from blind_batch where blind_batch.batch_id = batch.id and blind_batch.opened_at is null and (
      exists (
        select 1 from batch as twin where twin.id = blind_batch.twin_id and (twin.holder = ${person} or exists (
          select 1 from sealed_decision
          where sealed_decision.batch_id = twin.id and sealed_decision.person = ${person})))
      or exists (
        select 1 from main.batch_page join standing_decision on standing_decision.page_key = batch_page.page_key
        where batch_page.batch_id = batch.id and standing_decision.person || '' = ${person})))`;
}

/** Throws `conflict` if the person may not read this batch. */
export async function refuseReader(
  database: Queryable,
  { id, name }: Pick<BatchRow, 'id' | 'name'>,
  person: string,
): Promise<void> {
  const kept = await database
    .selectFrom('batch')
    .select('id')
    .where('id', '=', id)
    .where(isKeptFrom(person))
    // Who reads it already may have it again.
    .where((eb) => eb.not(isReaderOf(person)))
    .executeTakeFirst();
  if (!kept) return;
  throw new UncoverError(
    'conflict',
    `The batch “${name}” is double-blind, and must go to somebody who does not read the other batch of the pair and has not decided about its pages.`,
  );
}

/**
 * Opens a pair of which both batches are finished: all that their readers said becomes decisions, at the times at
 * which they said it. The events are of now, because only now is anything of it recorded.
 */
export async function openIfBothFinished(tx: Tx, { at }: Pick<Act, 'at'>, batch: BatchRow): Promise<void> {
  const { id, twin_id, matter_id, opened_at } = batch;
  if (twin_id === null || opened_at !== null) return;
  const twin = await tx
    .selectFrom('batch')
    .select('id')
    .where('id', '=', twin_id)
    .where('finished_at', 'is not', null)
    .executeTakeFirst();
  if (!twin) return;
  const sealed = await listSealedOf(tx, [id, twin_id]);
  await tx.deleteFrom('sealed_decision').where('batch_id', 'in', [id, twin_id]).execute();
  await tx
    .updateTable('blind_batch')
    .set({ opened_at: at.toISOString() })
    .where('batch_id', 'in', [id, twin_id])
    .execute();
  // What was said with one press is one event.
  const presses = Map.groupBy(sealed, (row) =>
    JSON.stringify([row.batch_id, row.person, row.tag_id, row.answer, row.at, row.made_by, row.tag_version]),
  );
  for (const press of presses.values()) await recordPress(tx, at, matter_id, press);
}

type SealedRow = Awaited<ReturnType<typeof listSealedOf>>[number];

async function recordPress(tx: Tx, at: Date, matterId: string, press: readonly SealedRow[]): Promise<void> {
  const [{ person, role, answer, level, batch_id, tag_id, tag_name, made_by, tag_version, at: said }] =
    press as [SealedRow];
  const tagId = tag_id === NO_TAG ? null : tag_id;
  const about = { tagId, name: tag_name ?? '', answer, level, madeBy: made_by, batchId: batch_id };
  const { seq } = await recordEvent(tx, { actor: person, at }, matterId, {
    ...{ type: 'pages.decided', ...about, pageIds: press.map(({ page_id }) => page_id) },
  });
  const decisions = press.map(({ page_key }) => ({
    ...{ pageKey: page_key, tagId, answer, level, batchId: batch_id, role, tagVersion: tag_version },
  }));
  const act = { actor: person, at: new Date(said) };
  await appendDecisions(tx, act, { matterId, seq, madeBy: made_by }, decisions);
}

/** First review before second, each in the order in which it was said. Pages that were sequestered since are included. */
async function listSealedOf(tx: Tx, batchIds: readonly string[]) {
  return tx
    .selectFrom('sealed_decision')
    .innerJoin('batch', 'batch.id', 'sealed_decision.batch_id')
    .innerJoin('main.page as page', 'page.key', 'sealed_decision.page_key')
    .leftJoin('tag', 'tag.id', 'sealed_decision.tag_id')
    .selectAll('sealed_decision')
    .select(['batch.level', 'page.id as page_id', 'tag.name as tag_name'])
    .where('sealed_decision.batch_id', 'in', batchIds)
    .orderBy('batch.level')
    .orderBy('sealed_decision.id')
    .execute();
}
