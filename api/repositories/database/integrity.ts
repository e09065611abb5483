import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { Schema } from './schema/schema.ts';
import { distinctListOf, fieldOf, isJson, type List, readList } from './sqlite-sql.ts';

export async function countRows(
  database: Queryable,
  table: 'audit_event' | 'decision' | 'page',
): Promise<number> {
  const { rows } = await database
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}

export type LoggedEvent = Schema['audit_event'];

/** Events of all matters after `seq`, oldest first. */
export async function listLoggedEvents(
  database: Queryable,
  seq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  return database
    .selectFrom('audit_event')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

const PAYLOAD = sql`payload`;
const LOGGED_HASH = fieldOf(PAYLOAD, 'sha256');

/** Files of the ledger whose hash differs from the one that the log recorded on arrival. */
export async function listFilesUnlikeLog(
  database: Queryable,
): Promise<{ path: string; sha256: string; logged: string; matterId: string }[]> {
  const { rows } = await sql<{ path: string; sha256: string; logged: string; matterId: string }>`
    select source_file.path, source_file.sha256, source_file.matter_id as "matterId",
      ${LOGGED_HASH} as logged
    from audit_event join source_file on source_file.id = ${fieldOf(PAYLOAD, 'fileId')}
    where type = 'file.received' and ${isJson(PAYLOAD)} and ${LOGGED_HASH} != source_file.sha256`.execute(
    database,
  );
  return rows;
}

/** Names of exports that are listed as done but missing in the log. */
export async function listExportsUnlikeLog(
  database: Queryable,
): Promise<{ name: string; matterId: string }[]> {
  const { rows } = await sql<{ name: string; matterId: string }>`
    select name, job.matter_id as "matterId" from job join exhibit_export using (id)
    where state = 'done' and result is not null and ${fieldOf(sql`result`, 'manifestSha256')} not in (
      select ${fieldOf(PAYLOAD, 'manifestSha256')} from audit_event
      where type = 'exhibits.exported' and ${isJson(PAYLOAD)})`.execute(database);
  return rows;
}

/** Pages of all matters after `key`, and how people know them. */
export async function listPagesToName(
  database: Queryable,
  key: number,
  limit: number,
): Promise<{ key: number; control_number: string; matter_id: string }[]> {
  return database
    .selectFrom('main.page as page')
    .select(['key', 'control_number', 'matter_id'])
    .where('key', '>', key)
    .orderBy('key')
    .limit(limit)
    .execute();
}

/** A page and its text in use, null if there is none. */
export interface PageToCheck {
  key: number;
  control_number: string;
  matter_id: string;
  text: string | null;
  words: Uint8Array | null;
}

/** Pages of all matters after `key`; by a connection that searches, without sequestered ones. */
export async function listPagesToCheck(
  database: Queryable,
  key: number,
  limit: number,
): Promise<PageToCheck[]> {
  return database
    .selectFrom('page')
    .leftJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select(['page.key', 'page.control_number', 'page.matter_id', 'page_text.text', 'page_text.words'])
    .where('page.key', '>', key)
    .orderBy('page.key')
    .limit(limit)
    .execute();
}

/** A stored file, by the hash of the original, and how users know it. */
export interface StoredFile {
  sha256: string;
  /** One of the paths under which it was received. */
  path: string;
  matterIds: string[];
}

/** Each original once, however often it was received. */
export async function listStoredOriginals(database: Queryable): Promise<StoredFile[]> {
  return listStoredFiles(database, sql`1 = 1`);
}

/** The originals with a rendition that shows their pages. */
export async function listStoredRenditions(database: Queryable): Promise<StoredFile[]> {
  return listStoredFiles(database, sql`rendition = 1`);
}

async function listStoredFiles(
  database: Queryable,
  condition: ReturnType<typeof sql>,
): Promise<StoredFile[]> {
  const { rows } = await sql<{ sha256: string; path: string; matterIds: List<string> }>`
    select sha256, min(path) as path, ${distinctListOf(sql<string>`matter_id`)} as "matterIds"
    from source_file where ${condition} group by sha256 order by sha256`.execute(database);
  return rows.map(({ matterIds, ...row }) => ({ ...row, matterIds: readList(matterIds) }));
}
