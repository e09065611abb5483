import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';

/**
 * Opens, copies and checks a whole SQLite file. Another database would be another file with these functions.
 */

/**
 * Size of the database page cache in memory, for each process: enough for a matter's indexes, not its texts.
 */
const CACHE_KILOBYTES = 32 * 1024;

/** Largest number of listed complaints about the database; one damaged page can cause thousands. */
const MOST_COMPLAINTS = 100;

/** Milliseconds to wait for a lock before a snapshot. */
const SNAPSHOT_PATIENCE = 10_000;

type AnyDatabase = Pick<Kysely<unknown>, 'getExecutor'>;

/**
 * Opens a file for reading and writing, without changing it: `keepSafe` must follow before anything is
 * written.
 */
export function openFile(path: string, patience: number): DatabaseSync {
  return new DatabaseSync(path, { timeout: patience });
}

/** Opens a file for reading only. */
export function openFileToRead(path: string, patience: number): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: patience, readOnly: true });
  file.exec(`pragma cache_size = -${CACHE_KILOBYTES}`);
  return file;
}

/** Makes commits durable, even after a power cut; readers and the writer do not wait for each other. */
export function keepSafe(file: DatabaseSync): void {
  file.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
    pragma cache_size = -${CACHE_KILOBYTES}`);
}

/** Makes a lock that another process holds an immediate error: callers wait without blocking the thread. */
export function refuseToWait(file: DatabaseSync): void {
  file.exec('pragma busy_timeout = 0');
}

/**
 * For a connection that writes: a transaction that starts as a reader and becomes a writer while another
 * process commits would fail at once instead of waiting its turn.
 */
export function beginToWrite(file: DatabaseSync): void {
  file.exec('begin immediate');
}

export function beginToRead(file: DatabaseSync): void {
  file.exec('begin');
}

export function listTablesOf(file: DatabaseSync): string[] {
  const tables = file.prepare("select name from sqlite_schema where type = 'table'").all();
  return tables.map(({ name }) => String(name));
}

export async function listTables(database: AnyDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** The statements that created the triggers of a table, by name. */
export async function listTriggers(database: AnyDatabase, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ${table}`.execute(database);
  return new Map(rows.map((row) => [row.name, row.sql]));
}

/** The path of the file that a connection has open. */
export async function getPath(database: AnyDatabase): Promise<string> {
  const { rows } = await sql<{
    file: string;
  }>`select file from pragma_database_list where name = 'main'`.execute(database);
  return rows[0]?.file ?? '';
}

/** Changes when another process or thread has written to the database. */
export async function getDataVersion(database: AnyDatabase): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(database);
  return rows[0]?.data_version ?? 0;
}

/**
 * Writes a snapshot of the database to a new file, while others continue to write. A copy of the file alone
 * would lack what is in its log, and be torn by writes.
 */
export async function writeSnapshot(database: AnyDatabase, path: string): Promise<void> {
  // On a connection of its own: SQLite cannot copy the indexes of a table whose name is a view (visible-records.ts).
  const file = openFileToRead(await getPath(database), SNAPSHOT_PATIENCE);
  try {
    file.prepare('vacuum into ?').run(path);
  } finally {
    file.close();
  }
}

/** The problems that SQLite finds in a table and its indexes; without a table, in the whole file. */
export async function listComplaints(database: AnyDatabase, table?: string): Promise<string[]> {
  const subject = sql.lit(table ?? MOST_COMPLAINTS);
  const { rows } = await sql<{ integrity_check: string }>`pragma main.integrity_check(${subject})`.execute(
    database,
  );
  return rows.map((row) => row.integrity_check).filter((complaint) => complaint !== 'ok');
}

/** Tables with rows that refer to missing rows. */
export async function listBrokenReferences(
  database: AnyDatabase,
): Promise<{ table: string; parent: string; rows: number }[]> {
  const { rows } = await sql<{ table: string; parent: string; rows: number }>`
    select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent`.execute(
    database,
  );
  return rows;
}
