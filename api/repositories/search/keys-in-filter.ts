import type { Queryable } from '../database/database.ts';
import { listOf, readList } from '../database/sqlite-sql.ts';
import { matchesFilter, type PageFilter } from '../pages/page-filter.ts';

/** All keys of the pages that match a filter, in no order. */
export async function listKeysInFilter(database: Queryable, filter: PageFilter): Promise<number[]> {
  const { keys } = await database
    .selectFrom('page')
    .select((eb) => listOf(eb.ref('key')).as('keys'))
    .where(matchesFilter(filter))
    .executeTakeFirstOrThrow();
  return readList(keys);
}
