import { dirname } from 'node:path';
import { Migrator } from 'kysely/migration';
import { explainFault } from '../../faults/describe-fault.ts';
import { isIndexCurrent, rebuildIndex } from '../search/search-index.ts';
import { Database, type Queryable } from './database.ts';
import { FolderLock } from './folder-lock.ts';
import { ensureDataFolder, listMigrationsDone, refuseNewer, refuseStrangeFile } from './inspect-folder.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { getPath, keepSafe, openFile, openFileToRead, refuseToWait } from './sqlite-file.ts';

/** Milliseconds to wait for another process's transaction, which lasts one page or one decision. */
const PATIENCE = 10_000;

export interface OpenDatabaseOptions {
  /** The caller has the data folder's lock already, as a server has. */
  hasFolderLock?: boolean;
  /** Milliseconds to wait for a lock that another process holds; then the call says that it is busy. */
  patience?: number;
}

/**
 * Opens the database, makes it if it is new, and brings it to the present shape. Must be closed with
 * `destroy()`. Throws, with a sentence for people, where the folder or the database can't be used.
 */
export async function openDatabase(
  path: string,
  { hasFolderLock = false, patience = PATIENCE }: OpenDatabaseOptions = {},
): Promise<Database> {
  const dataDir = dirname(path);
  try {
    ensureDataFolder(dataDir);
    refuseStrangeFile(path);
    const sqlite = openFile(path, patience);
    const settings = { begin: 'begin immediate', patience } as const;
    const database = new Database({ dialect: nodeSqliteDialect(sqlite, settings) });
    try {
      const done = listMigrationsDone(sqlite, path);
      refuseNewer(done, Object.keys(migrations), path);
      keepSafe(sqlite);
      const isCurrent = done.length === Object.keys(migrations).length && (await isIndexCurrent(database));
      if (!isCurrent) await upgrade(database, dataDir, hasFolderLock);
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
async function upgrade(database: Database, dataDir: string, hasFolderLock: boolean): Promise<void> {
  const lock = hasFolderLock ? undefined : await FolderLock.take(dataDir, 'upgrade', new Date());
  try {
    const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    if (!(await isIndexCurrent(database))) await rebuildIndex(database);
  } finally {
    lock?.release();
  }
}

/**
 * A second connection to a database that is open, for reading only: what it reads in one transaction is
 * all of one snapshot, and keeps nobody from writing. Must be closed with `destroy()`.
 */
export async function openReader(database: Queryable): Promise<Database> {
  return openReaderAt(await getPath(database));
}

export function openReaderAt(path: string): Database {
  const sqlite = openFileToRead(path, PATIENCE);
  const settings = { begin: 'begin', patience: PATIENCE } as const;
  return new Database({ dialect: nodeSqliteDialect(sqlite, settings) });
}
