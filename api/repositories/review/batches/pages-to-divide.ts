import { type SqlBool, sql } from 'kysely';
import type { BatchUnit } from '#contract/review/batch.ts';
import type { Queryable } from '../../database/database.ts';
import { anyOf } from '../../database/sqlite-sql.ts';

export interface PageToDivide {
  key: number;
  id: string;
  documentId: string;
}

/** These pages of a matter in page order; by documents, all pages of their documents. */
export async function listPagesToDivide(
  database: Queryable,
  matterId: string,
  keys: readonly number[],
  by: BatchUnit,
): Promise<PageToDivide[]> {
  const isMeant =
    by === 'pages'
      ? sql<SqlBool>`key in ${anyOf(keys)}`
      : sql<SqlBool>`document_id in (select document_id from page where key in ${anyOf(keys)})`;
  return database
    .selectFrom('page')
    .select(['key', 'id', 'document_id as documentId'])
    .where('matter_id', '=', matterId)
    .where(isMeant)
    .orderBy('position')
    .execute();
}
