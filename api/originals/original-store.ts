import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileExists } from '../file-exists.ts';

/**
 * Source files as received, never altered, each under its SHA-256. Nothing else names a path in
 * here, so that no path from outside can reach the disk.
 */
export class OriginalStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'originals');
  }

  /** Throws when the name is not a SHA-256 in hexadecimal. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('An original is named by its SHA-256.');
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Keeps a copy; complete and on the disk when it returns. Safe to run twice. */
  async keep(source: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    if (await fileExists(path)) return;
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true });
    const partial = `${path}.${process.pid}.partial`;
    try {
      await copyFile(source, partial);
      await syncToDisk(partial, 'r+');
      await rename(partial, path);
      // A file is found again after a power cut once its folder is on the disk too.
      await syncFolder(folder);
      if (made) await syncFolder(dirname(made));
    } finally {
      await rm(partial, { force: true });
    }
  }
}

async function syncToDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}

/** Windows keeps its folders by itself, and doesn't open them. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncToDisk(path, 'r');
}
