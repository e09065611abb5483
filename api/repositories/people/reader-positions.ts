import type { CurrentList } from '#contract/pages/current-list.ts';
import type { Database, Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';

/** A person's position in a list of a matter: the page by its internal key. */
export interface StoredPosition {
  pageKey: number;
  list: CurrentList;
  at: string;
}

interface Reading {
  matterId: string;
  userId: string;
}

/** Lists of which the position is kept. Nobody remembers older ones. */
const MOST_LISTS = 50;

/** Not an event of the audit log: it concerns what a person looks at, not the records. */
export async function saveReaderPosition(
  database: Database,
  { matterId, userId }: Reading,
  { pageKey, list, at }: StoredPosition,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const of = { matter_id: matterId, user_id: userId, list: jsonColumns.positionList.write(list) };
    const position = { page_key: pageKey, at };
    await tx
      .insertInto('position_in_list')
      .values({ ...of, ...position })
      .onConflict((conflict) => conflict.columns(['matter_id', 'user_id', 'list']).doUpdateSet(position))
      .execute();
    const kept = selectPositions(tx, { matterId, userId }, MOST_LISTS).clearSelect().select('list');
    await tx
      .deleteFrom('position_in_list')
      .where('matter_id', '=', matterId)
      .where('user_id', '=', userId)
      .where('list', 'not in', kept)
      .execute();
  });
}

/** The latest positions, each in another list. */
export async function listReaderPositions(
  database: Queryable,
  reading: Reading,
  limit: number,
): Promise<StoredPosition[]> {
  const rows = await selectPositions(database, reading, limit).execute();
  return rows.map(({ page_key, list, at }) => ({
    pageKey: page_key,
    list: jsonColumns.positionList.read(list, reading.userId),
    at,
  }));
}

function selectPositions(database: Queryable, { matterId, userId }: Reading, limit: number) {
  return database
    .selectFrom('position_in_list')
    .select(['page_key', 'list', 'at'])
    .where('matter_id', '=', matterId)
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .limit(limit);
}
