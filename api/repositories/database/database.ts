import { dirname } from 'node:path';
import { Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { explainFault } from '../../describe-fault.ts';
import { isIndexCurrent, rebuildIndex } from '../search/search-index.ts';
import { FolderLock } from './folder-lock.ts';
import { ensureDataFolder, listMigrationsDone, refuseNewer, refuseStrangeFile } from './inspect-folder.ts';
import * as theWalk from './migrations/001-the-walk.ts';
import * as declaredPages from './migrations/002-declared-pages.ts';
import * as textVersions from './migrations/003-text-versions.ts';
import * as whatFilesHold from './migrations/004-what-files-hold.ts';
import * as loadFiles from './migrations/005-load-files.ts';
import * as uploads from './migrations/006-uploads.ts';
import * as largeMatters from './migrations/007-large-matters.ts';
import * as whatIsAsked from './migrations/008-what-is-asked-of-readings.ts';
import * as searchIndex from './migrations/009-search-index.ts';
import * as whatIsDoneWithSearches from './migrations/010-what-is-done-with-searches.ts';
import * as engineState from './migrations/011-engine-state.ts';
import * as marksAndDocuments from './migrations/012-marks-and-documents.ts';
import * as seriesOfNumbers from './migrations/013-series-of-numbers.ts';
import * as places from './migrations/014-places.ts';
import * as withholdings from './migrations/015-withholdings.ts';
import * as gaps from './migrations/016-gaps.ts';
import * as hashesOfRenditions from './migrations/017-hashes-of-renditions.ts';
import * as exportsThatWait from './migrations/018-exports-that-wait.ts';
import * as privateChallenges from './migrations/019-private-challenges-and-known-devices.ts';
import * as notes from './migrations/020-notes.ts';
import * as oneSearchIndex from './migrations/021-one-search-index-a-matter.ts';
import * as versionOfTheIndex from './migrations/022-version-of-the-index.ts';
import * as jobs from './migrations/023-jobs.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import type { Schema } from './schema/schema.ts';
import { getPath, keepSafe, openFile, openFileToRead, refuseToWait } from './sqlite-file.ts';

/** The database itself, in which a transaction can be begun: a transaction can't pass for it. */
export class Database extends Kysely<Schema> {
  override get isTransaction(): false {
    return false;
  }
}

/** What writes more than once takes a transaction, for which the database itself can't pass. */
export type Tx = Transaction<Schema>;
/** A query runs on either. */
export type Queryable = Database | Tx;

/** Milliseconds to wait for another process's transaction, which lasts one page or one decision. */
const PATIENCE = 10_000;

const migrations = {
  '001-the-walk': theWalk,
  '002-declared-pages': declaredPages,
  '003-text-versions': textVersions,
  '004-what-files-hold': whatFilesHold,
  '005-load-files': loadFiles,
  '006-uploads': uploads,
  '007-large-matters': largeMatters,
  '008-what-is-asked-of-readings': whatIsAsked,
  '009-search-index': searchIndex,
  '010-what-is-done-with-searches': whatIsDoneWithSearches,
  '011-engine-state': engineState,
  '012-marks-and-documents': marksAndDocuments,
  '013-series-of-numbers': seriesOfNumbers,
  '014-places': places,
  '015-withholdings': withholdings,
  '016-gaps': gaps,
  '017-hashes-of-renditions': hashesOfRenditions,
  '018-exports-that-wait': exportsThatWait,
  '019-private-challenges-and-known-devices': privateChallenges,
  '020-notes': notes,
  '021-one-search-index-a-matter': oneSearchIndex,
  '022-version-of-the-index': versionOfTheIndex,
  '023-jobs': jobs,
};

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
