import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/** One piece is larger than agreed. */
export class PieceTooLarge extends Error {}

/**
 * Bytes of incoming files, each under the id of its upload, until the file's original is stored. No other
 * module builds a path in this folder, so that no path from outside can reach the disk.
 */
export class StagedUploads {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'uploads');
  }

  pathOf(uploadId: string): string {
    if (!/^[\w-]{1,80}$/.test(uploadId)) throw new Error('A staged file is named by the id of its upload.');
    return join(this.#folder, uploadId);
  }

  /** Bytes on the disk; 0 if there is no file. May be more than is known to be stored durably. */
  async sizeOf(uploadId: string): Promise<number> {
    try {
      return (await stat(this.pathOf(uploadId))).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  /**
   * Writes a piece as it arrives, without keeping it in memory, and returns the length of the file, which is
   * then stored durably. Throws `PieceTooLarge` beyond `most` bytes. The next piece overwrites what a broken
   * one left.
   */
  async write(
    uploadId: string,
    offset: number,
    parts: AsyncIterable<Uint8Array>,
    most: number,
  ): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = await openToWrite(this.pathOf(uploadId));
    let end = offset;
    try {
      for await (const part of parts) {
        if (end + part.length > offset + most) throw new PieceTooLarge();
        await file.write(part, 0, part.length, end);
        end += part.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return end;
  }

  async remove(uploadId: string): Promise<void> {
    await rm(this.pathOf(uploadId), { force: true });
  }

  /** Removes files of unknown uploads, left by a program that was killed between two steps. */
  async removeAllBut(uploadIds: ReadonlySet<string>): Promise<void> {
    for (const name of await this.#listNames()) if (!uploadIds.has(name)) await this.remove(name);
  }

  async #listNames(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }
}

/** Opened without truncating or appending: bytes are written at their offset. */
async function openToWrite(path: string) {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  }
}

/** Bytes that may still be written to the disk of `folder`. */
export async function countFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
