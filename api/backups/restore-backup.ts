import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { databasePath } from '../data-folder.ts';
import { errorCode } from '../error-code.ts';
import { UncoverError } from '../errors.ts';
import { describeFault } from '../faults/describe-fault.ts';
import { makeFolder, moveTo, syncFolder } from '../folder/durable-files.ts';
import { checkFolder } from '../integrity/check-folder.ts';
import type { CheckReport } from '../integrity/check-report.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import { settleRestored } from '../repositories/database/backup-rows.ts';
import { FolderLock } from '../repositories/database/folder-lock.ts';
import { ensureDataFolder } from '../repositories/database/inspect-folder.ts';
import { openDatabase } from '../repositories/database/open-database.ts';
import { type Backup, findRecord, storedDatabase, storedPath } from './backup-record.ts';
import { copyHashed } from './copy-hashed.ts';
import { listContents, refuseNested } from './refuse-folder.ts';

export interface RestoreTask {
  /** The folder of the backup. */
  dir: string;
  /** The data folder to create; it must be new or empty. */
  dataDir: string;
  /** Restores the intact part of a damaged backup. */
  partial?: boolean;
  now: () => Date;
  act: () => Act;
  onProgress?: (done: number, total: number) => void;
}

export interface RestoreReport {
  madeAt: string;
  files: number;
  /** Sentences about files that the backup lacks. */
  faults: string[];
  /** Names of uploaded files that were not read yet, whose bytes the backup lacks. */
  uploadsLost: string[];
  check: CheckReport;
}

/** Creates a data folder from a backup. Removes what it could not finish. Throws with a message for users. */
export async function restoreBackup(task: RestoreTask): Promise<RestoreReport> {
  const { dir, dataDir, now } = task;
  const backup = await getBackup(dir);
  refuseNested(dir, dataDir);
  refuseRecords(dataDir);
  ensureDataFolder(dataDir);
  const lock = await FolderLock.take(dataDir, 'restore', now());
  try {
    // Another restore may have run in between.
    refuseRecords(dataDir);
    return await fillFolder(task, backup).catch(async (error: unknown) => {
      for (const name of listContents(dataDir))
        await rm(join(dataDir, name), { recursive: true, force: true });
      throw explain(error, dataDir);
    });
  } finally {
    lock.release();
  }
}

async function getBackup(dir: string): Promise<Backup> {
  const record = await findRecord(dir);
  if (!record) throw new UncoverError('not-found', `${dir} holds no backup. Give the folder of a backup.`);
  if (record.latest) return record.latest;
  throw new UncoverError(
    'conflict',
    `No backup was ever finished in ${dir}. Give the folder of another backup, or run backup again.`,
  );
}

function refuseRecords(dataDir: string): void {
  const [found] = listContents(dataDir);
  if (found === undefined) return;
  throw new UncoverError(
    'conflict',
    `${dataDir} is not empty: it holds ${found}. A backup is restored into a new folder; give one with --data. Nothing was changed.`,
  );
}

async function fillFolder(task: RestoreTask, backup: Backup): Promise<RestoreReport> {
  const { dataDir, onProgress } = task;
  const faults = [...backup.faults];
  const restored: string[] = [];
  for (const [done, { path, sha256 }] of backup.files.entries()) {
    onProgress?.(done, backup.files.length);
    const fault = await copySound(storedPath(task.dir, sha256), join(dataDir, path), sha256);
    if (fault === undefined) restored.push(path);
    else if (task.partial) faults.push(`${path} ${fault}`);
    else throw damaged(storedPath(task.dir, sha256), fault, true);
  }
  // The database is moved last: a folder without one is not a data folder.
  const { sha256 } = backup.database;
  const path = databasePath(dataDir);
  const incoming = `${path}.incoming`;
  const fault = await copySound(storedDatabase(task.dir, sha256), incoming, sha256);
  if (fault !== undefined) throw damaged(storedDatabase(task.dir, sha256), fault, false);
  await rename(incoming, path);
  await syncFolder(dataDir);
  const uploadsLost = await settle(task, backup, restored);
  const check = await checkFolder(dataDir);
  if (check.faults.length > 0 && faults.length === 0 && !task.partial) {
    throw new UncoverError(
      'conflict',
      `What was restored has faults, such as: ${check.faults[0]?.what} Nothing of it was kept. Use another backup, or --partial to restore what is sound.`,
    );
  }
  return { madeAt: backup.madeAt, files: restored.length, faults, uploadsLost, check };
}

/** Prepares the database for use. Returns the names of uploads whose bytes were not restored. */
async function settle(
  { dataDir, act }: RestoreTask,
  backup: Backup,
  paths: readonly string[],
): Promise<string[]> {
  const database = await openDatabase(databasePath(dataDir), { hasFolderLock: true });
  try {
    return await settleRestored(database, act(), {
      files: paths.length,
      databaseSha256: backup.database.sha256,
      backedUpAt: backup.madeAt,
      uploadIds: new Set(
        paths.filter((path) => path.startsWith(UPLOADS)).map((path) => path.slice(UPLOADS.length)),
      ),
    });
  } finally {
    await database.destroy();
  }
}

const UPLOADS = 'uploads/';

/**
 * Copies a file if its bytes are as expected; otherwise returns what is wrong with it, and copies nothing.
 */
async function copySound(source: string, target: string, expected: string): Promise<string | undefined> {
  const partial = `${target}.partial`;
  await makeFolder(dirname(target));
  try {
    const { sha256 } = await copyHashed(source, partial);
    if (sha256 !== expected) return `has changed: its SHA-256 is ${sha256}, not ${expected}.`;
    await moveTo(target, partial);
    return undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'is missing.';
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}

function damaged(path: string, fault: string, mayBePartial: boolean): UncoverError {
  const partial = mayBePartial ? ', or --partial to restore what is sound of this one' : '';
  return new UncoverError(
    'conflict',
    `The backup is damaged: ${path} ${fault} Nothing was restored. Use another backup${partial}.`,
  );
}

function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof UncoverError) return error;
  const found = describeFault(error, dataDir, { withPaths: true });
  if (!found) return error;
  const message = `${found.what} Nothing was restored. ${found.remedy}, then run the command again.`;
  return new UncoverError(found.code, message, { cause: error });
}
