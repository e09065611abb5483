import type { PathLike } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyPrivately, makeFolder, moveTo } from '../folder/durable-files.ts';
import { fileExists } from '../folder/file-exists.ts';
import { type WorkFolder, WorkFolders } from './work-folders.ts';

/**
 * Source files as received, never altered, each under its SHA-256, and beside them the PDFs made from those
 * that are not PDFs (renditions), under the same SHA-256. No other module builds a path in this folder, so
 * that no path from outside can reach the disk.
 */
export class OriginalStore {
  readonly #originals: string;
  readonly #renditions: string;
  readonly #workFolders: WorkFolders;

  constructor(dataDir: string) {
    this.#originals = join(dataDir, 'originals');
    this.#renditions = join(dataDir, 'renditions');
    this.#workFolders = new WorkFolders(join(dataDir, 'work'));
  }

  /** The path of the file as received. Throws if the name is not a SHA-256 in hexadecimal. */
  pathOf(sha256: string): string {
    return placeOf(this.#originals, sha256);
  }

  /**
   * The path of the file whose pages are read, shown and exported: the rendition, or else the original
   * itself.
   */
  pagesPathOf({ sha256, rendition }: { sha256: string; rendition: number }): string {
    return placeOf(rendition === 1 ? this.#renditions : this.#originals, sha256);
  }

  /** Stores a copy, which is complete and on the disk on return. Safe to run twice. */
  async keep(source: PathLike, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    if (await fileExists(path)) return;
    await makeFolder(dirname(path));
    const partial = `${path}.${process.pid}.partial`;
    try {
      await copyPrivately(source, partial);
      await moveTo(path, partial);
    } finally {
      await rm(partial, { force: true });
    }
  }

  /** Stores a file of a work folder by moving it. */
  async take(source: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    if (!(await fileExists(path))) await moveTo(path, source);
  }

  /**
   * Stores the rendition of an original by moving it, in place of an earlier one, which had the same content.
   */
  async takeRendition(source: string, sha256: string): Promise<void> {
    await moveTo(placeOf(this.#renditions, sha256), source);
  }

  /** An empty folder in the data folder; must be closed, which removes it with its content. */
  async openWorkFolder(): Promise<WorkFolder> {
    return this.#workFolders.open();
  }

  /** Removes what killed programs have left. */
  async sweepWorkFolders(): Promise<void> {
    await this.#workFolders.sweep();
  }
}

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('An original is named by its SHA-256.');
  return join(folder, sha256.slice(0, 2), sha256);
}
