import { sql } from 'kysely';
import type { Queryable } from './database.ts';
import type { Schema } from './schema/schema.ts';

/** Most complaints about the database that are listed; one damaged page can cause thousands. */
const MOST_COMPLAINTS = 100;

export async function listTables(database: Queryable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' order by name`.execute(database);
  return rows.map(({ name }) => name);
}

export async function countRows(database: Queryable, table: 'audit_event' | 'page'): Promise<number> {
  const { rows } = await database
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
}

/** What SQLite finds wrong with a table and its indexes; without a table, with the whole file. */
export async function listComplaints(database: Queryable, table?: string): Promise<string[]> {
  const subject = table === undefined ? sql`${sql.lit(MOST_COMPLAINTS)}` : sql`${sql.lit(table)}`;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(${subject})`.execute(
    database,
  );
  return rows.map((row) => row.integrity_check).filter((complaint) => complaint !== 'ok');
}

/** Tables with rows that refer to rows that are not there. */
export async function listBrokenReferences(
  database: Queryable,
): Promise<{ table: string; parent: string; rows: number }[]> {
  const { rows } = await sql<{ table: string; parent: string; rows: number }>`
    select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent`.execute(
    database,
  );
  return rows;
}

/** The statements that make the audit log refuse changes, by the names of their triggers. */
export async function listLogTriggers(database: Queryable): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'audit_event'`.execute(
    database,
  );
  return new Map(rows.map((row) => [row.name, row.sql]));
}

export type LoggedEvent = Pick<Schema['audit_event'], 'at' | 'type' | 'payload'> & { seq: number };

/** Events of all matters after `seq`, oldest first. */
export async function listLoggedEvents(
  database: Queryable,
  seq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  return database
    .selectFrom('audit_event')
    .select(['seq', 'at', 'type', 'payload'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Files of the ledger whose hash is not the one with which the log says that they came. */
export async function listFilesUnlikeLog(
  database: Queryable,
): Promise<{ path: string; sha256: string; logged: string; matterId: string }[]> {
  const { rows } = await sql<{ path: string; sha256: string; logged: string; matterId: string }>`
    select source_file.path, source_file.sha256, source_file.matter_id as "matterId",
      json_extract(payload, '$.sha256') as logged
    from audit_event join source_file on source_file.id = json_extract(payload, '$.fileId')
    where type = 'file.received' and json_valid(payload)
      and json_extract(payload, '$.sha256') != source_file.sha256`.execute(database);
  return rows;
}

/** Names of exports that are shown as done and that the log does not know. */
export async function listExportsUnlikeLog(
  database: Queryable,
): Promise<{ name: string; matterId: string }[]> {
  const { rows } = await sql<{ name: string; matterId: string }>`
    select name, job.matter_id as "matterId" from job join exhibit_export using (id)
    where state = 'done' and result is not null and json_extract(result, '$.manifestSha256') not in (
      select json_extract(payload, '$.manifestSha256') from audit_event
      where type = 'exhibits.exported' and json_valid(payload))`.execute(database);
  return rows;
}

/** A page and the text that is in use, null where there is none. */
export interface PageToCheck {
  key: number;
  control_number: string;
  matter_id: string;
  text: string | null;
  words: Uint8Array | null;
}

/** Pages of all matters after `key`. */
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

/** Entries of the search index that belong to no page. */
export async function countStrayEntries(database: Queryable): Promise<number> {
  const { rows } = await sql<{ stray: number }>`
    select count(*) as stray from page_term where rowid not in (select key from page)`.execute(database);
  return rows[0]?.stray ?? 0;
}

/** A stored file, by the hash of the original, and how people know it. */
export interface StoredFile {
  sha256: string;
  /** One of the paths at which it came. */
  path: string;
  matterIds: string[];
}

/** Each original once, however often it came. */
export async function listStoredOriginals(database: Queryable): Promise<StoredFile[]> {
  return listStoredFiles(database, sql`1 = 1`);
}

/** The originals of which a PDF was made that shows their pages. */
export async function listStoredRenditions(database: Queryable): Promise<StoredFile[]> {
  return listStoredFiles(database, sql`rendition = 1`);
}

async function listStoredFiles(
  database: Queryable,
  condition: ReturnType<typeof sql>,
): Promise<StoredFile[]> {
  const { rows } = await sql<{ sha256: string; path: string; matterIds: string }>`
    select sha256, min(path) as path, json_group_array(distinct matter_id) as "matterIds"
    from source_file where ${condition} group by sha256 order by sha256`.execute(database);
  return rows.map(({ matterIds, ...row }) => ({ ...row, matterIds: JSON.parse(matterIds) }));
}
