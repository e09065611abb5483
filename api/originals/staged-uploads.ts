import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/** More than was agreed came in one piece. */
export class PieceTooLarge extends Error {}

/**
 * Bytes of files on their way in, each under the id of its upload, until the file's original is kept.
 * Nothing else names a path in here, so that no path from outside can reach the disk.
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

  /** Bytes on the disk; 0 where there is no file. May be more than is known to be there for good. */
  async sizeOf(uploadId: string): Promise<number> {
    try {
      return (await stat(this.pathOf(uploadId))).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  /**
   * Writes a piece as it comes, never held as a whole, and returns where the file then ends: on the
   * disk for good. Throws `PieceTooLarge` past `most` bytes. What a broken piece left is written over
   * by the next one.
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

  /** Removes what no upload knows: left by a program that was killed between two steps. */
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

/** Neither emptied nor appended to: bytes are put at their place. */
async function openToWrite(path: string) {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  }
}

/** Bytes that may still be written where `folder` stands. */
export async function countFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
