import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { searchIndexPath } from '../../data-folder.ts';
import type { Database, Queryable } from '../database/database.ts';
import { findDatabaseFault, IndexBehindError } from '../database/sqlite-error.ts';
import { getPath } from '../database/sqlite-file.ts';

/**
 * The file of the search index. It is stored beside the record, and derived from it: if it is missing,
 * damaged, of another form or out of step, it is rebuilt (search-index.ts). Connections have it attached as
 * `search_index`.
 *
 * SQLite commits to one file after the other (https://sqlite.org/lang_attach.html), so a process that is
 * killed in between can leave them out of step, and a reader can see one before and the other after. Every
 * change of the index therefore writes the same new stamp into both files, and readers compare the stamps.
 */

const MAKE_TABLES = [
  'create table search_index.state (version integer not null, stamp text not null) strict',
  `insert into search_index.state (version, stamp) values (0, '')`,
  // The terms come normalized from the token stream; the ascii tokenizer cuts them at spaces only.
  `create virtual table search_index.page_term using fts5 (terms, joined, places unindexed, tokenize='ascii')`,
];

const AGREE = '(select stamp from main.index_stamp) = (select stamp from search_index.state)';

/** Size of the page cache of the index in memory, for each process. */
const CACHE_KILOBYTES = 32 * 1024;

/**
 * Attaches the file to a connection that writes, and creates it if it is missing. A damaged file stays
 * unattached.
 */
export function attachIndex(file: DatabaseSync, databasePath: string): void {
  try {
    attach(file, databasePath);
    file.exec(`pragma search_index.journal_mode = wal; pragma search_index.synchronous = full;
      pragma search_index.cache_size = -${CACHE_KILOBYTES}`);
  } catch (error) {
    if (!isDamaged(error)) throw error;
  }
}

/** Attaches the file to a connection that only reads. Throws if it is missing or damaged. */
export function attachIndexToRead(file: DatabaseSync, databasePath: string): void {
  attach(file, databasePath);
  file.exec(`pragma search_index.cache_size = -${CACHE_KILOBYTES}`);
}

function attach(file: DatabaseSync, databasePath: string): void {
  file.prepare('attach ? as search_index').run(searchIndexPath(dirname(databasePath)));
}

/**
 * Begins a transaction with a consistent view of both files; throws `IndexBehindError` if it has to wait for
 * that.
 */
export function beginSnapshot(file: DatabaseSync): void {
  file.exec('begin');
  if (file.prepare(`select ${AGREE} as agree`).get()?.agree === 1) return;
  file.exec('rollback');
  throw new IndexBehindError();
}

/** Whether the index has this form, and is in step with the record. */
export async function isIndexOf(database: Database, version: number): Promise<boolean> {
  // If another process is between its two commits, the second check waits for it.
  return (
    (await hasForm(database, version)) ||
    (await database.transaction().execute(async (tx) => hasForm(tx, version)))
  );
}

async function hasForm(database: Queryable, version: number): Promise<boolean> {
  if (!(await hasTables(database))) return false;
  try {
    const { rows } = await sql<{ isOurs: number }>`
      select version = ${version} and ${sql.raw(AGREE)} as "isOurs" from search_index.state`.execute(
      database,
    );
    return rows[0]?.isOurs === 1;
  } catch (error) {
    if (isDamaged(error)) return false;
    throw error;
  }
}

async function hasTables(database: Queryable): Promise<boolean> {
  if (!(await isAttached(database))) return false;
  const { rows } = await sql`select name from search_index.sqlite_schema where name = 'state'`.execute(
    database,
  );
  return rows.length > 0;
}

/**
 * Deletes the file, with whatever is wrong with it, and starts an empty one. The caller must have exclusive
 * use of the folder.
 */
export async function replaceIndexFile(database: Database): Promise<void> {
  const databasePath = await getPath(database);
  const path = searchIndexPath(dirname(databasePath));
  if (await isAttached(database)) await sql`detach search_index`.execute(database);
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  await sql`attach ${path} as search_index`.execute(database);
  await sql`pragma search_index.journal_mode = wal`.execute(database);
  for (const statement of MAKE_TABLES) await sql.raw(statement).execute(database);
}

/** Marks the index as complete, of this form, and in step with the record. */
export async function setIndexForm(database: Database, version: number): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const stamp = randomUUID();
    await sql`update main.index_stamp set stamp = ${stamp}`.execute(tx);
    await sql`update search_index.state set version = ${version}, stamp = ${stamp}`.execute(tx);
  });
}

/**
 * Must be called in each transaction that changes the index. Files that were out of step before stay so: otherwise
 * nobody would notice what the index lacks.
 */
export async function stampBoth<Tables>(database: Kysely<Tables>): Promise<void> {
  const stamp = randomUUID();
  await sql`update search_index.state set stamp = ${stamp}
    where stamp = (select stamp from main.index_stamp)`.execute(database);
  await sql`update main.index_stamp set stamp = ${stamp}`.execute(database);
}

/** The problems that SQLite finds in the file. */
export async function listIndexComplaints(database: Queryable): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma search_index.integrity_check`.execute(
    database,
  );
  return rows.map((row) => row.integrity_check).filter((complaint) => complaint !== 'ok');
}

async function isAttached(database: Queryable): Promise<boolean> {
  const { rows } = await sql`select name from pragma_database_list where name = 'search_index'`.execute(
    database,
  );
  return rows.length > 0;
}

function isDamaged(error: unknown): boolean {
  const fault = findDatabaseFault(error);
  return fault === 'damaged' || fault === 'not-a-database';
}
