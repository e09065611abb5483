import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** The keys of all sequestered pages, in order, for whatever keeps something of pages beside the database. */
export async function listHiddenKeys(database: Queryable): Promise<number[]> {
  const rows = await database.selectFrom('hidden_page').select('page_key').orderBy('page_key').execute();
  return rows.map(({ page_key }) => page_key);
}

/** The ids of those of the pages that are sequestered, by key. */
export async function listHiddenIds(
  database: Queryable,
  keys: readonly number[],
): Promise<Map<number, string>> {
  const rows = await database
    .selectFrom('hidden_page')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .select(['page.key', 'page.id'])
    .where(sql<SqlBool>`page.key in ${anyOf(keys)}`)
    .execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The keys of those of the pages that are sequestered, by id. */
export async function listHiddenKeysById(
  database: Queryable,
  matterId: string,
  pageIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await selectHidden(database, matterId)
    .where(sql<SqlBool>`page.id in ${anyOf(pageIds)}`)
    .execute();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** A sequestered page as others may know it: that it is one, and since when. */
export interface HiddenPage {
  key: number;
  id: string;
  bates: string | null;
  since: string;
}

function selectHidden(database: Queryable, matterId: string) {
  return database
    .selectFrom('hidden_page')
    .innerJoin('sequester', 'sequester.id', 'hidden_page.sequester_id')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .select([
      'page.key',
      'page.id',
      'page.bates',
      'page.bates_prefix_key as prefixKey',
      'sequester.sequestered_at as since',
    ])
    .where('sequester.matter_id', '=', matterId);
}

/** Undefined for a page that is seen, or that there is none of. */
export async function findHiddenPage(
  database: Queryable,
  matterId: string,
  pageId: string,
): Promise<HiddenPage | undefined> {
  return selectHidden(database, matterId).where('page.id', '=', pageId).executeTakeFirst();
}

/** The hidden pages with a control number, or with this number in any series. */
export async function listHiddenByNumber(
  database: Queryable,
  matterId: string,
  { controlNumber, number }: { controlNumber: string; number: number | undefined },
): Promise<(HiddenPage & { prefixKey: string })[]> {
  const rows = await selectHidden(database, matterId)
    .where((eb) =>
      eb.or([
        eb('page.control_number', '=', controlNumber),
        ...(number === undefined ? [] : [eb('page.bates_number', '=', number)]),
      ]),
    )
    .execute();
  return rows.map(({ prefixKey, ...row }) => ({ ...row, prefixKey: prefixKey ?? '' }));
}

/** A hidden page of a document none of whose pages are seen; undefined for any other document. */
export async function findHiddenDocument(
  database: Queryable,
  matterId: string,
  documentId: string,
): Promise<HiddenPage | undefined> {
  return selectHidden(database, matterId)
    .where('page.document_id', '=', documentId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('page as seen')
            .select('seen.key')
            .where('seen.matter_id', '=', matterId)
            .where('seen.document_id', '=', documentId),
        ),
      ),
    )
    .orderBy('page.position')
    .executeTakeFirst();
}

/** The number of hidden pages of each of the documents that has any. */
export async function countHiddenOfDocuments(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom('hidden_page')
    .innerJoin('main.page as page', 'page.key', 'hidden_page.page_key')
    .select((eb) => ['page.document_id as id', eb.fn.countAll<number>().as('pages')])
    .where('page.matter_id', '=', matterId)
    .where(sql<SqlBool>`page.document_id in ${anyOf(documentIds)}`)
    .groupBy('page.document_id')
    .execute();
  return new Map(rows.map(({ id, pages }) => [id, pages]));
}

/** For each document whose first page is hidden, the key of the first page of it that is seen. */
export async function listStandIns(database: Queryable, matterId: string): Promise<number[]> {
  const { rows } = await sql<{ key: number | null }>`
    select (select page.key from page
      where page.matter_id = first.matter_id and page.document_id = first.document_id
      order by page.position limit 1) as key
    from hidden_page join main.page as first on first.key = hidden_page.page_key
    where first.matter_id = ${matterId} and first.starts_document = 1`.execute(database);
  return rows.flatMap(({ key }) => key ?? []);
}
