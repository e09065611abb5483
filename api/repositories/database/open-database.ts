import { dirname } from 'node:path';
import { Migrator } from 'kysely/migration';
import { explainFault } from '../../faults/describe-fault.ts';
import { attachIndex, attachIndexToRead, beginAtOneMoment } from '../search/index-file.ts';
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

/** Milliseconds to wait for another process's transaction, which lasts one page or one decision. */
const PATIENCE = 10_000;

export interface OpenDatabaseOptions {
  /** The caller has the data folder's lock already, as a server has. */
  hasFolderLock?: boolean;
  /** Milliseconds to wait for a lock that another process holds; then the call says that it is busy. */
  patience?: number;
  /** Called while the search index is made anew, with the number of pages that are done and of all. */
  onIndexing?: ((done: number, total: number) => void) | undefined;
}

/**
 * Opens the database, makes it if it is new, and brings it to the present shape. Must be closed with
 * `destroy()`. Throws, with a sentence for people, where the folder or the database can't be used.
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
      if (!isCurrent) await upgrade(database, dataDir, options);
      // The driver waits for locks, which does not stop the thread.
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

/** Changes nothing under a server that is running: an older program would not know the tables, and a search would miss pages. */
async function upgrade(
  database: Database,
  dataDir: string,
  { hasFolderLock = false, onIndexing }: OpenDatabaseOptions,
): Promise<void> {
  const lock = hasFolderLock ? undefined : await FolderLock.take(dataDir, 'upgrade', new Date());
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    if (!(await isIndexCurrent(database))) await rebuildIndex(database, onIndexing);
  } finally {
    lock?.release();
  }
}

/**
 * A second connection to a database that is open, for reading it and the search index: what it reads in one
 * transaction is all of one moment, and keeps nobody from writing. Must be closed with `destroy()`.
 */
export async function openSearchReader(database: Queryable): Promise<Database> {
  return openSearchReaderAt(await getPath(database));
}

/** Throws where the search index is missing or damaged; a transaction throws where it stays of another moment. */
export function openSearchReaderAt(path: string, patience = PATIENCE): Database {
  const sqlite = openFileToRead(path, patience);
  try {
    attachIndexToRead(sqlite, path);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return new Database({ dialect: nodeSqliteDialect(sqlite, { begin: beginAtOneMoment, patience }) });
}

/** For reading the record alone, as in a backup. Must be closed with `destroy()`. */
export function openReaderAt(path: string): Database {
  const sqlite = openFileToRead(path, PATIENCE);
  return new Database({ dialect: nodeSqliteDialect(sqlite, { begin: beginToRead, patience: PATIENCE }) });
}
