import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { UncoverError } from '../../errors.ts';
import { isBusy } from './sqlite-error.ts';

/** Who has exclusive use of the data folder, according to the lock's holder. */
const LockHolder = z.object({
  does: z.enum(['serve', 'upgrade', 'backup', 'restore']),
  pid: z.number(),
  host: z.string(),
  since: z.string(),
  /** The address of a server; null until it listens. */
  address: z.string().nullable(),
});
export type LockHolder = z.infer<typeof LockHolder>;

/** Milliseconds between two tries. */
const PACE = 100;
/**
 * Milliseconds to wait for a server that is ending, and for an upgrade of the tables. Backups take too long
 * to wait for.
 */
const PATIENCE = { serve: 6000, upgrade: 120_000, backup: 0, restore: 0 };

/**
 * Keeps a second server, and a change of the tables, out of a data folder that is being served. The lock is
 * an empty SQLite database that stays locked as long as the process lives: the system releases the lock
 * however the process ends, so that no stale lock is left and no process id is mistaken. The holder's details
 * are written next to it, for error messages.
 */
export class FolderLock {
  readonly #lock: DatabaseSync;
  readonly #dataDir: string;

  private constructor(lock: DatabaseSync, dataDir: string) {
    this.#lock = lock;
    this.#dataDir = dataDir;
  }

  /** Throws `conflict`, naming the holder of the folder. */
  static async take(dataDir: string, does: LockHolder['does'], now: Date): Promise<FolderLock> {
    const start = performance.now();
    for (;;) {
      const taken = tryToLock(join(dataDir, 'uncover.lock'));
      if (taken) {
        const lock = new FolderLock(taken, dataDir);
        lock.#write({ does, pid: process.pid, host: hostname(), since: now.toISOString(), address: null });
        return lock;
      }
      const holder = findHolder(dataDir);
      // A server that listens is not about to end.
      if (holder?.address || performance.now() > start + PATIENCE[holder?.does ?? 'serve'])
        throw heldBy(holder, dataDir, does);
      await sleep(PACE);
    }
  }

  /** Records the address of the server that holds the lock. */
  noteAddress(address: string): void {
    const holder = findHolder(this.#dataDir);
    if (holder) this.#write({ ...holder, address });
  }

  release(): void {
    rmSync(holderPath(this.#dataDir), { force: true });
    this.#lock.close();
  }

  #write(holder: LockHolder): void {
    writeFileSync(holderPath(this.#dataDir), JSON.stringify(holder), { mode: 0o600 });
  }
}

/** The lock, the files that SQLite keeps next to it, and the holder's details. */
export function isLockFile(name: string): boolean {
  return name.startsWith('uncover.lock');
}

/** Undefined if another process holds it. */
function tryToLock(path: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

function holderPath(dataDir: string): string {
  return join(dataDir, 'uncover.lock.json');
}

/** Undefined if it is missing or only partly written. */
function findHolder(dataDir: string): LockHolder | undefined {
  try {
    return LockHolder.parse(JSON.parse(readFileSync(holderPath(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

function heldBy(holder: LockHolder | undefined, dataDir: string, does: LockHolder['does']): UncoverError {
  return new UncoverError('conflict', describeHold(holder, dataDir, does));
}

const doing: Record<Exclude<LockHolder['does'], 'serve'>, string> = {
  upgrade: 'updating the tables of the data folder',
  backup: 'writing a backup to the folder',
  restore: 'restoring a backup into the folder',
};

function describeHold(holder: LockHolder | undefined, dataDir: string, does: LockHolder['does']): string {
  const at = holder?.address ? ` at ${holder.address}` : '';
  const since = holder?.since.slice(0, 16).replace('T', ' ');
  const who = holder ? `${at} (process ${holder.pid} on ${holder.host}, since ${since} UTC)` : '';
  if (holder && holder.does !== 'serve')
    return `Another Uncover is ${doing[holder.does]} ${dataDir}${who}. Try again when it is done.`;
  return does !== 'upgrade'
    ? `The data folder ${dataDir} is open in another Uncover already${who}. Use that one, or stop it first.`
    : `The data folder ${dataDir} was made by an older version of Uncover, which is serving it${who}. Stop that server, run the command again, then start the server with this version.`;
}
