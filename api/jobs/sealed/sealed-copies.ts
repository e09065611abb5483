import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, moveTo } from '../../folder/durable-files.ts';
import { fileExists } from '../../folder/file-exists.ts';
import type { Clock } from '../core/clock.ts';
import { callOnce } from '../core/worker-host.ts';
import { threadOf } from '../core/worker-line.ts';
import type { SealTask } from './seal-program.ts';

/** Milliseconds: a file of thousands of pages takes a minute, and one that has to be drawn several. */
const PATIENCE = 30 * 60_000;

const PROGRAM = threadOf(new URL('./seal-program.ts', import.meta.url));

/**
 * Copies of files in which the sequestered pages are empty, which are shown in place of the files. They are made when
 * they are first asked for, and can be deleted at any time; the originals stay as they are.
 */
export class SealedCopies {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #making = new Map<string, Promise<void>>();

  constructor(dataDir: string, clock: Clock) {
    this.#folder = join(dataDir, 'sealed');
    this.#clock = clock;
  }

  /** The path of the copy of a file, by its SHA-256, without pages, by their indexes. */
  async ensure(from: string, sha256: string, hidden: readonly number[]): Promise<string> {
    const name = `${sha256}-${createHash('sha256').update(hidden.join(' ')).digest('hex').slice(0, 16)}.pdf`;
    const path = join(this.#folder, name);
    if (await fileExists(path)) return path;
    const making = this.#making.get(path) ?? this.#make(path, { from, hidden: [...hidden] });
    this.#making.set(path, making);
    try {
      await making;
    } finally {
      this.#making.delete(path);
    }
    return path;
  }

  /** Removes the copies of files, which show pages that are sequestered now, or hide released ones. */
  async remove(sha256s: readonly string[]): Promise<void> {
    await makeFolder(this.#folder);
    for (const name of await readdir(this.#folder))
      if (sha256s.some((sha256) => name.startsWith(sha256)))
        await rm(join(this.#folder, name), { force: true });
  }

  async #make(path: string, task: Omit<SealTask, 'to'>): Promise<void> {
    await makeFolder(this.#folder);
    const to = `${path}.${process.pid}.partial`;
    try {
      const options = { clock: this.#clock, patience: PATIENCE };
      await callOnce<SealTask, null>(PROGRAM, { ...task, to }, options);
      await moveTo(path, to);
    } finally {
      await rm(to, { force: true });
    }
  }
}
