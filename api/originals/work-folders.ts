import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/** A folder for intermediate files. Must be closed, which removes it with its content. */
export interface WorkFolder {
  path: string;
  close(): Promise<void>;
}

/**
 * Folders for work in progress, each named after the process that owns it, so that others can see when it is
 * orphaned.
 */
export class WorkFolders {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async open(): Promise<WorkFolder> {
    const path = join(this.#root, `${process.pid}-${randomUUID()}`);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return { path, close: () => rm(path, { recursive: true, force: true }) };
  }

  /** Removes the folders of processes that have ended. */
  async sweep(): Promise<void> {
    for (const name of await this.#list()) {
      const owner = Number.parseInt(name, 10);
      if (!isRunning(owner)) await rm(join(this.#root, name), { recursive: true, force: true });
    }
  }

  async #list(): Promise<string[]> {
    try {
      return await readdir(this.#root);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only checks whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
