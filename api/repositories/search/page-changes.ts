import { sql } from 'kysely';
import type { Queryable, Tx } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/**
 * Increases with every change of what is known about any page of the matter: its text, number, document, tags
 * or decisions. While it is the same, every Exact answer is the same. 0 for a matter without pages.
 */
export async function getCorpusVersion(database: Queryable, matterId: string): Promise<number> {
  const { seq } = await database
    .selectFrom('page_change')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow();
  return seq ?? 0;
}

/** The feed's last position, over all matters; 0 if there are no pages. */
export async function getLastChange(database: Queryable): Promise<number> {
  const { seq } = await database
    .selectFrom('page_change')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return seq ?? 0;
}

export interface PageChange {
  seq: number;
  pageKey: number;
  matterId: string;
}

/** Pages that changed after a position of the feed, oldest change first; each once, at its last change. */
export async function listPageChanges(
  database: Queryable,
  after: number,
  limit: number,
): Promise<PageChange[]> {
  return database
    .selectFrom('page_change')
    .select(['seq', 'page_key as pageKey', 'matter_id as matterId'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Moves the pages of documents to the end of the feed, by its trigger: what is known of them has changed elsewhere. */
export async function moveToEndOfFeed(
  tx: Tx,
  matterId: string,
  documentIds: readonly string[],
): Promise<void> {
  await tx
    .updateTable('main.page')
    .set((eb) => ({ document_id: eb.ref('document_id') }))
    .where('matter_id', '=', matterId)
    .where(sql<boolean>`document_id in ${anyOf(documentIds)}`)
    .execute();
}
