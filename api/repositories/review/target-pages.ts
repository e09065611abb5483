import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** The key of each page by its id, in page order. */
export type PageKeys = ReadonlyMap<string, number>;

/** All pages of a matter. */
export async function listKeysOfAll(database: Queryable, matterId: string): Promise<PageKeys> {
  return toKeys(await selectPages(database, matterId).execute());
}

export async function listKeysOfDocuments(
  database: Queryable,
  matterId: string,
  documentIds: readonly string[],
): Promise<PageKeys> {
  return toKeys(
    await selectPages(database, matterId)
      .where(sql<SqlBool>`document_id in ${anyOf(documentIds)}`)
      .execute(),
  );
}

/** Only the pages of the matter among these. */
export async function listIdsOfKeys(
  database: Queryable,
  matterId: string,
  keys: readonly number[],
): Promise<PageKeys> {
  return toKeys(
    await selectPages(database, matterId)
      .where(sql<SqlBool>`key in ${anyOf(keys)}`)
      .execute(),
  );
}

/** A page and the pages with the same image: those of which no image was read have none. Empty for an unknown page. */
export async function listKeysOfCopies(
  database: Queryable,
  matterId: string,
  pageId: string,
): Promise<PageKeys> {
  return toKeys(
    await selectPages(database, matterId)
      .where((eb) =>
        eb.or([
          eb('id', '=', pageId),
          eb(
            'pixels',
            'in',
            eb
              .selectFrom('page as copied')
              .select('copied.pixels')
              .where('copied.matter_id', '=', matterId)
              .where('copied.id', '=', pageId)
              .where('copied.pixels', 'is not', null),
          ),
        ]),
      )
      .execute(),
  );
}

function selectPages(database: Queryable, matterId: string) {
  return database
    .selectFrom('page')
    .select(['id', 'key'])
    .where('matter_id', '=', matterId)
    .orderBy('position');
}

function toKeys(rows: readonly { id: string; key: number }[]): PageKeys {
  return new Map(rows.map(({ id, key }) => [id, key]));
}
