import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import { LOW_CONFIDENCE, matchesFilter, type PageFilter } from './page-filter.ts';

/**
 * Sets of pages can be large, so they go to SQL as one JSON parameter.
 * Those of `keys` that the filter lets through, in page order.
 */
export async function listKeysInFilter(
  database: Queryable,
  filter: PageFilter,
  keys: readonly number[],
): Promise<number[]> {
  const rows = await database
    .selectFrom('page')
    .select('key')
    .where(matchesFilter(filter))
    .where(isIn(keys))
    .orderBy('position')
    .execute();
  return rows.map((row) => row.key);
}

/** How many documents the pages belong to, and how many of the pages are hard to read. */
export async function summarizeKeys(
  database: Queryable,
  keys: readonly number[],
): Promise<{ documents: number; hardToRead: number }> {
  return database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select([
      sql<number>`count(distinct page.document_id)`.as('documents'),
      sql<number>`coalesce(sum(page.status = 'problem' or page_text.confidence < ${LOW_CONFIDENCE}), 0)`.as(
        'hardToRead',
      ),
    ])
    .where(isIn(keys))
    .executeTakeFirstOrThrow();
}

function isIn(keys: readonly number[]) {
  return sql<boolean>`page.key in (select value from json_each(${JSON.stringify(keys)}))`;
}
