import type { RecordedQuery } from '#contract/search/recorded-query.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { countSequesteredOf } from '../search/page-sets.ts';

export type RecordedQueryRow = Schema['recorded_query'];

export async function addRecordedQuery(database: Queryable, row: RecordedQueryRow): Promise<void> {
  await database.insertInto('recorded_query').values(row).execute();
}

/** The same query by the same person, answered from the same state of the matter, since a time. */
export async function findSameRecord(
  database: Queryable,
  row: RecordedQueryRow,
  since: string,
): Promise<string | undefined> {
  const found = await database
    .selectFrom('recorded_query')
    .select('id')
    .where('matter_id', '=', row.matter_id)
    .where('at', '>=', since)
    .where('asked_by', '=', row.asked_by)
    .where('kind', '=', row.kind)
    .where('written', '=', row.written)
    .where('scope', '=', row.scope)
    .where('corpus_version', '=', row.corpus_version)
    .executeTakeFirst();
  return found?.id;
}

export async function listRecordedQueries(
  database: Queryable,
  matterId: string,
  window: { offset: number; limit: number },
): Promise<{ total: number; queries: RecordedQuery[] }> {
  const ofMatter = database.selectFrom('recorded_query').where('matter_id', '=', matterId);
  const { total } = await ofMatter
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await ofMatter
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .offset(window.offset)
    .limit(window.limit)
    .execute();
  return { total, queries: await toRecordedQueries(database, rows) };
}

export async function findRecordedQuery(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<RecordedQueryRow | undefined> {
  return database
    .selectFrom('recorded_query')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function toRecordedQueries(
  database: Queryable,
  rows: readonly RecordedQueryRow[],
): Promise<RecordedQuery[]> {
  const sets = rows.map(({ set_id }) => set_id);
  const sequesteredOf = await countSequesteredOf(database, sets);
  return rows.map((row) => ({ ...toRecord(row), sequestered: sequesteredOf(row.set_id) }));
}

function toRecord(row: RecordedQueryRow): Omit<RecordedQuery, 'sequestered'> {
  return {
    queryId: row.id,
    at: row.at,
    by: row.asked_by,
    kind: row.kind,
    q: row.written,
    canonical: row.canonical,
    scope: jsonColumns.queryScope.read(row.scope, row.id),
    scopeDescription: row.scope_in_words,
    pages: row.pages,
    documents: row.documents,
    corpusVersion: row.corpus_version,
    hasPages: row.set_id !== null,
    runOf: row.run_of,
    reportId: row.report_id,
  };
}
