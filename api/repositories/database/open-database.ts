import { dirname } from 'node:path';
import { Migrator } from 'kysely/migration';
import { explainFault } from '../../faults/describe-fault.ts';
import { attachIndex, attachIndexToRead, beginSnapshot } from '../search/index-file.ts';
import { isIndexCurrent, rebuildIndex } from '../search/search-index.ts';
import { Database, type Queryable } from './database.ts';
import { FolderLock } from './folder-lock.ts';
import { ensureDataFolder, listMigrationsDone, refuseNewer, refuseStrangeFile } from './inspect-folder.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import {
  beginToRead,
  beginToWrite,
  getPath,
  keepSafe,
  openFile,
  openFileToRead,
  refuseToWait,
} from './sqlite-file.ts';
import { hideSequestered } from './visible-records.ts';

/** Milliseconds to wait for another process's transaction, which lasts for one page or one decision. */
const PATIENCE = 10_000;

export interface OpenDatabaseOptions {
  /** The caller already has the data folder's lock, as a server does. */
  hasFolderLock?: boolean;
  /** Milliseconds to wait for a lock that another process holds; then the call fails as busy. */
  patience?: number;
  /** Called while the search index is rebuilt, with the number of pages done and in total. */
  onIndexing?: ((done: number, total: number) => void) | undefined;
}

/**
 * Opens the database, creates it if it is new, and migrates it. Must be closed with `destroy()`. Throws, with
 * a message for users, if the folder or the database cannot be used.
 */
export async function openDatabase(path: string, options: OpenDatabaseOptions = {}): Promise<Database> {
  const { patience = PATIENCE } = options;
  const dataDir = dirname(path);
  try {
    ensureDataFolder(dataDir);
    refuseStrangeFile(path);
    const sqlite = openFile(path, patience);
    const settings = { begin: beginToWrite, patience };
    const database = new Database({ dialect: nodeSqliteDialect(sqlite, settings) });
    try {
      const done = listMigrationsDone(sqlite, path);
      refuseNewer(done, Object.keys(migrations), path);
      keepSafe(sqlite);
      attachIndex(sqlite, path);
      const isCurrent = done.length === Object.keys(migrations).length && (await isIndexCurrent(database));
      if (!isCurrent) await upgrade(database, () => hideSequestered(sqlite), dataDir, options);
      hideSequestered(sqlite);
      // The driver waits for locks, which does not block the thread.
      refuseToWait(sqlite);
      return database;
    } catch (error) {
      sqlite.close();
      throw error;
    }
  } catch (error) {
    throw explainFault(error, dataDir);
  }
}

/**
 * Changes nothing while a server is running: an older program would not know the tables, and a search would
 * miss pages.
 */
async function upgrade(
  database: Database,
  hide: () => void,
  dataDir: string,
  { hasFolderLock = false, onIndexing }: OpenDatabaseOptions,
): Promise<void> {
  const lock = hasFolderLock ? undefined : await FolderLock.take(dataDir, 'upgrade', new Date());
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    hide();
    if (!(await isIndexCurrent(database))) await rebuildIndex(database, onIndexing);
  } finally {
    lock?.release();
  }
}

/**
 * A second connection to an open database, for reading it and the search index: each transaction reads a
 * single snapshot, and does not block writers. Must be closed with `destroy()`.
 */
export async function openSearchReader(database: Queryable): Promise<Database> {
  return openSearchReaderAt(await getPath(database));
}

/**
 * Throws if the search index is missing or damaged; a transaction throws if the index stays out of step with
 * the record.
 */
export function openSearchReaderAt(path: string, patience = PATIENCE): Database {
  const sqlite = openFileToRead(path, patience);
  try {
    attachIndexToRead(sqlite, path);
    hideSequestered(sqlite);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return new Database({ dialect: nodeSqliteDialect(sqlite, { begin: beginSnapshot, patience }) });
}

/** Reads only the record, as for a backup. Must be closed with `destroy()`. */
export function openReaderAt(path: string): Database {
  const sqlite = openFileToRead(path, PATIENCE);
  return new Database({ dialect: nodeSqliteDialect(sqlite, { begin: beginToRead, patience: PATIENCE }) });
}
