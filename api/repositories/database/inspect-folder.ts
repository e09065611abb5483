import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { errorCode } from '../../error-code.ts';
import { UncoverError } from '../../errors.ts';
import { RESTORE } from '../../faults/advice.ts';
import { listTablesOf } from './sqlite-file.ts';

/** Checks that run before a database is opened, and before its tables are changed. */

/**
 * Creates the data folder if it is missing. The records are sensitive, so other users of the machine cannot
 * read it.
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOTDIR')
      throw refuse(`${dataDir} is a file, not a folder. Give the folder of the records with --data.`, error);
    // Node.js reports ENOENT for a read-only file system (mkdir, recursive).
    if (errorCode(error) !== 'ENOENT') throw error;
    throw refuse(
      `The data folder ${dataDir} can't be made here: the disk is read-only or gone. Give another folder with --data.`,
      error,
    );
  }
}

/**
 * Throws if the file at `path` is neither a database of this program nor a new one. The file is not opened
 * here: closing it would drop the locks that SQLite holds on it for this process (POSIX, fcntl).
 */
export function refuseStrangeFile(path: string): void {
  const bytes = sizeOf(path);
  const dataDir = dirname(path);
  if (bytes !== undefined && bytes > 0) return;
  if (!holdsRecords(dataDir)) return;
  throw refuse(
    `The database ${path} is ${bytes === 0 ? 'empty (0 bytes)' : 'missing'}, though ${dataDir} holds records, so it is not taken for a new folder. ${RESTORE}. Without a backup, give a new folder with --data and add the agency's files again.`,
  );
}

/** Names of the migrations that were applied to the database; throws if it belongs to another program. */
export function listMigrationsDone(sqlite: DatabaseSync, path: string): string[] {
  const tables = listTablesOf(sqlite);
  if (tables.length === 0) return [];
  if (!tables.includes('kysely_migration')) {
    throw refuse(
      `${path} is a database of another program. Give the folder of the records with --data; nothing was changed.`,
    );
  }
  return sqlite
    .prepare('select name from kysely_migration order by name')
    .all()
    .map(({ name }) => String(name));
}

/** Throws if a newer program has changed the tables in ways unknown to this one. */
export function refuseNewer(done: readonly string[], known: readonly string[], path: string): void {
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw refuse(
    `The database ${path} was written by a newer version of Uncover (${unknown.at(-1)}). Install that version, or give another folder with --data; nothing was changed.`,
  );
}

/** Whether there are files that only a database can account for. */
function holdsRecords(dataDir: string): boolean {
  return ['originals', 'renditions', 'uploads', 'exports'].some((name) => {
    const folder = join(dataDir, name);
    return existsSync(folder) && readdirSync(folder).length > 0;
  });
}

function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    throw refuse(`${path} is a folder where the database should be. Give the right folder with --data.`);
  }
  return found?.size;
}

function refuse(message: string, cause?: unknown): UncoverError {
  return new UncoverError('conflict', message, { cause });
}
