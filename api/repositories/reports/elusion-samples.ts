import type { ElusionAnswer } from '#contract/reports/elusion.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { Schema } from '../database/schema/schema.ts';

export type SampleRow = Schema['elusion_sample'];

export async function addElusionSample(
  database: Database,
  act: Act,
  sample: SampleRow,
  keys: readonly number[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, sample.matter_id);
    await transaction.insertInto('elusion_sample').values(sample).execute();
    for (const [index, key] of keys.entries()) {
      await transaction
        .insertInto('elusion_page')
        .values({
          sample_id: sample.id,
          place: index,
          page_key: key,
          answer: null,
          answered_by: null,
          answered_at: null,
        })
        .execute();
    }
    await recordEvent(transaction, act, sample.matter_id, {
      type: 'elusion.drawn',
      sampleId: sample.id,
      ...{ name: sample.name, seed: sample.seed, pages: keys.length },
    });
  });
}

/** Newest first. */
export async function listElusionSamples(database: Queryable, matterId: string): Promise<SampleRow[]> {
  return database
    .selectFrom('elusion_sample')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('drawn_at', 'desc')
    .limit(200)
    .execute();
}

export async function findElusionSample(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<SampleRow | undefined> {
  return database
    .selectFrom('elusion_sample')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface SampledPage {
  key: number;
  pageId: string;
  answer: ElusionAnswer | null;
  answeredBy: string | null;
}

/** In the order of drawing. */
export async function listSampledPages(database: Queryable, sampleId: string): Promise<SampledPage[]> {
  return database
    .selectFrom('elusion_page')
    .innerJoin('page', 'page.key', 'elusion_page.page_key')
    .select(['page.key', 'page.id as pageId', 'answer', 'answered_by as answeredBy'])
    .where('sample_id', '=', sampleId)
    .orderBy('place')
    .execute();
}

/** Number of pages for each answer, `none` for those without one; all without the sequestered pages. */
export async function countAnswers(
  database: Queryable,
  sampleId: string,
): Promise<Record<ElusionAnswer | 'none', number>> {
  const rows = await database
    .selectFrom('elusion_page')
    .innerJoin('page', 'page.key', 'elusion_page.page_key')
    .select((eb) => ['answer', eb.fn.countAll<number>().as('pages')])
    .where('sample_id', '=', sampleId)
    .groupBy('answer')
    .execute();
  const counts = { responsive: 0, not: 0, unsure: 0, none: 0 };
  for (const { answer, pages } of rows) counts[answer ?? 'none'] = pages;
  return counts;
}

export async function countSequesteredOfSample(database: Queryable, sampleId: string): Promise<number> {
  const { pages } = await database
    .selectFrom('elusion_page')
    .innerJoin('hidden_page', 'hidden_page.page_key', 'elusion_page.page_key')
    .select((eb) => eb.fn.countAll<number>().as('pages'))
    .where('sample_id', '=', sampleId)
    .executeTakeFirstOrThrow();
  return pages;
}

/** With its audit event; false if the page is not in the sample. */
export async function answerSampledPage(
  database: Database,
  act: Act,
  sample: SampleRow,
  page: { id: string; key: number },
  answer: ElusionAnswer | null,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, sample.matter_id);
    const { numUpdatedRows } = await transaction
      .updateTable('elusion_page')
      .set({
        answer,
        answered_by: answer && act.actor,
        answered_at: answer && act.at.toISOString(),
      })
      .where('sample_id', '=', sample.id)
      .where('page_key', '=', page.key)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await recordEvent(transaction, act, sample.matter_id, {
      type: 'elusion.answered',
      sampleId: sample.id,
      pageId: page.id,
      answer,
    });
    return true;
  });
}

/** Keys and ids of pages, in the order of their keys. */
export async function listPageIds(
  database: Queryable,
  matterId: string,
  after: number,
  limit: number,
): Promise<{ key: number; id: string }[]> {
  return database
    .selectFrom('page')
    .select(['key', 'id'])
    .where('matter_id', '=', matterId)
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .execute();
}
