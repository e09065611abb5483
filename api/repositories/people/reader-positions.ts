import type { CurrentList } from '#contract/pages/current-list.ts';
import type { Database, Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';

/** A person's position in a matter: the page by its internal key. */
export interface StoredPosition {
  pageKey: number;
  list: CurrentList;
  at: string;
}

/** Not an event of the audit log: it concerns what a person looks at, not the records. */
export async function saveReaderPosition(
  database: Database,
  { matterId, userId }: { matterId: string; userId: string },
  { pageKey, list, at }: StoredPosition,
): Promise<void> {
  const position = { page_key: pageKey, list: jsonColumns.positionList.write(list), at };
  await database
    .insertInto('reading_place')
    .values({ matter_id: matterId, user_id: userId, ...position })
    .onConflict((conflict) => conflict.columns(['matter_id', 'user_id']).doUpdateSet(position))
    .execute();
}

export async function findReaderPosition(
  database: Queryable,
  { matterId, userId }: { matterId: string; userId: string },
): Promise<StoredPosition | undefined> {
  const row = await database
    .selectFrom('reading_place')
    .select(['page_key', 'list', 'at'])
    .where('matter_id', '=', matterId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { pageKey: row.page_key, list: jsonColumns.positionList.read(row.list, userId), at: row.at };
}
