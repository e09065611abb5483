import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile, MachineError } from '#ingest';
import { errorCode } from '../error-code.ts';
import { UncoverError } from '../errors.ts';
import { RESTORE } from '../faults/advice.ts';
import { makeFolder, moveTo } from '../folder/durable-files.ts';
import { PROGRAM } from '../program.ts';
import { type Act, recordEvent } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import { FolderLock } from '../repositories/database/folder-lock.ts';
import { openReaderAt } from '../repositories/database/open-database.ts';
import { findFault } from '../repositories/database/sqlite-error.ts';
import { listComplaints, writeSnapshot } from '../repositories/database/sqlite-file.ts';
import { getInstallationId } from '../repositories/search/engine-states.ts';
import {
  type BackedUpFile,
  type Backup,
  type BackupRecord,
  findRecord,
  storedDatabase,
  storedPath,
  writeRecord,
} from './backup-record.ts';
import { copyHashed } from './copy-hashed.ts';
import { listWanted, type WantedFile } from './list-wanted.ts';
import { listContents, refuseNested } from './refuse-folder.ts';

export interface BackupTask {
  database: Database;
  dataDir: string;
  /** The folder of the backup. */
  dir: string;
  /** Trusts existing files by their size, and does not hash them again. */
  quick?: boolean;
  now: () => Date;
  act: () => Act;
  onProgress?: (done: number, total: number) => void;
}

export interface BackupReport {
  files: number;
  bytes: number;
  /** Files that were missing before, or damaged. */
  copied: number;
  databaseSha256: string;
  /** Sentences about what is missing in the backup. */
  faults: string[];
}

/** A file that changed or disappeared after the database was copied makes another attempt necessary. */
const MOST_ATTEMPTS = 3;

/**
 * Backs up a data folder while others work with it. Existing content of the backup stays in place, and
 * remains the backup until the new one is complete.
 */
export async function backUp(task: BackupTask): Promise<BackupReport> {
  const { database, dataDir, dir, now, act } = task;
  refuseNested(dir, dataDir);
  const installation = await getInstallationId(database);
  const before = await findOwnRecord(dir, installation);
  await makeFolder(dir);
  const lock = await FolderLock.take(dir, 'backup', now());
  try {
    if (!before) await writeRecord(dir, { program: PROGRAM, installation, latest: null });
    const run = new BackupRun(task, before?.latest ?? null);
    const latest = await run.copyAll();
    await writeRecord(dir, { program: PROGRAM, installation, latest });
    await removeUnnamed(dir, latest);
    const { files, faults } = latest;
    const databaseSha256 = latest.database.sha256;
    const event = { type: 'folder.backed-up', files: files.length, databaseSha256 } as const;
    await database.transaction().execute((tx) => recordEvent(tx, act(), null, event));
    const bytes = files.reduce((sum, file) => sum + file.bytes, latest.database.bytes);
    return { files: files.length, bytes, copied: run.copied, databaseSha256, faults };
  } finally {
    lock.release();
  }
}

/** Undefined for a new, empty folder. Throws if anything else is in it. */
async function findOwnRecord(dir: string, installation: string): Promise<BackupRecord | undefined> {
  const [stranger] = listContents(dir);
  const record = await findRecord(dir);
  if (!record && stranger !== undefined) {
    throw new UncoverError(
      'conflict',
      `${dir} holds other things, such as ${stranger}. Give an empty or a new folder for the backup; nothing was changed.`,
    );
  }
  if (record && record.installation !== installation) {
    throw new UncoverError(
      'conflict',
      `${dir} holds the backup of another data folder. Give another folder for the backup of this one; nothing was changed.`,
    );
  }
  return record;
}

class BackupRun {
  readonly #task: BackupTask;
  /** Files of the previous backup by their paths, and the sizes by their hashes. */
  readonly #before: ReadonlyMap<string, BackedUpFile>;
  readonly #sizes: ReadonlyMap<string, number>;
  /** Sizes by hash of the files that are known to be intact in the backup. */
  readonly #sound = new Map<string, number>();
  copied = 0;

  constructor(task: BackupTask, before: Backup | null) {
    const files = before?.files ?? [];
    this.#task = task;
    this.#before = new Map(files.map((file) => [file.path, file]));
    this.#sizes = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]));
  }

  async copyAll(): Promise<Backup> {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === MOST_ATTEMPTS;
      const backup = await this.#copySnapshot(isLast);
      if (backup) return backup;
    }
  }

  /** Returns undefined if files changed after the database was copied, and another attempt is needed. */
  async #copySnapshot(isLast: boolean): Promise<Backup | undefined> {
    const { dataDir, dir, now, onProgress } = this.#task;
    const madeAt = now().toISOString();
    const database = await this.#copyDatabase();
    const wanted = await readSnapshot(storedDatabase(dir, database.sha256), (snapshot) =>
      listWanted(snapshot, dataDir),
    );
    const files: BackedUpFile[] = [];
    const faults: string[] = [];
    for (const [done, file] of wanted.entries()) {
      onProgress?.(done, wanted.length);
      const result = await this.#ensureFile(file);
      if (typeof result === 'object') files.push(result);
      else if (file.mayMove && !isLast) return undefined;
      else faults.push(result);
    }
    return { madeAt, database, files, faults };
  }

  async #copyDatabase(): Promise<Backup['database']> {
    const { database, dir } = this.#task;
    const partial = join(dir, 'database', `${process.pid}.partial`);
    await makeFolder(dirname(partial));
    await rm(partial, { force: true });
    try {
      await writeSnapshot(database, partial);
    } catch (error) {
      const fault = findFault(error)?.fault;
      throw fault === 'no-space' || fault === 'file-size' ? new MachineError(fault, dir, error) : error;
    }
    const complaints = await readSnapshot(partial, (snapshot) => listComplaints(snapshot));
    if (complaints.length > 0) {
      await rm(partial, { force: true });
      throw new UncoverError(
        'conflict',
        `The database of the data folder is damaged (${complaints[0]}), and was not backed up. An earlier backup is as it was. ${RESTORE}.`,
      );
    }
    const sha256 = await hashFile(partial);
    await moveTo(storedDatabase(dir, sha256), partial);
    return { sha256, bytes: (await stat(storedDatabase(dir, sha256))).size };
  }

  /** The file as it is in the backup, copied if it was missing; or a sentence that says why it is missing. */
  async #ensureFile({ path, name, hashes }: WantedFile): Promise<BackedUpFile | string> {
    const { dataDir, dir } = this.#task;
    // Files without a recorded hash are written once: an export's package, a complete upload.
    const known = hashes.length === 1 ? hashes[0] : this.#before.get(path)?.sha256;
    const size = known === undefined ? undefined : await this.#findSound(known);
    if (known !== undefined && size !== undefined) return { path, sha256: known, bytes: size };
    const partial = join(dir, 'files', `${process.pid}.partial`);
    await makeFolder(dirname(partial));
    await rm(partial, { force: true });
    try {
      const { sha256, bytes } = await copyHashed(join(dataDir, path), partial);
      if (hashes.length > 0 && !hashes.includes(sha256))
        return `${path} (${name}) has changed: its SHA-256 is ${sha256}, not ${hashes.join(' or ')}.`;
      await moveTo(storedPath(dir, sha256), partial);
      this.#sound.set(sha256, bytes);
      this.copied += 1;
      return { path, sha256, bytes };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return `${path} (${name}) is missing.`;
      throw error;
    } finally {
      await rm(partial, { force: true });
    }
  }

  /** The size of a file that is in the backup with the expected bytes; undefined if there is none. */
  async #findSound(sha256: string): Promise<number | undefined> {
    const known = this.#sound.get(sha256);
    if (known !== undefined) return known;
    const path = storedPath(this.#task.dir, sha256);
    const size = (await stat(path).catch(() => undefined))?.size;
    if (size === undefined) return undefined;
    const isTrusted = this.#task.quick && size === this.#sizes.get(sha256);
    if (!isTrusted && (await hashFile(path)) !== sha256) return undefined;
    this.#sound.set(sha256, size);
    return size;
  }
}

async function readSnapshot<Result>(
  path: string,
  read: (snapshot: Database) => Promise<Result>,
): Promise<Result> {
  const snapshot = openReaderAt(path);
  try {
    return await read(snapshot);
  } finally {
    await snapshot.destroy();
  }
}

/** Removes files that only an earlier backup needed, and the leftovers of interrupted runs. */
async function removeUnnamed(dir: string, { database, files }: Backup): Promise<void> {
  const named = new Set(files.map(({ sha256 }) => storedPath(dir, sha256)));
  named.add(storedDatabase(dir, database.sha256));
  for (const folder of ['files', 'database']) {
    const entries = await readdir(join(dir, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !named.has(path)) await rm(path, { force: true });
    }
  }
}
