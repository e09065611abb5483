import { copyFile, type FileHandle, open, rm } from 'node:fs/promises';
import type { TiffList, TiffPage } from './tiff-directory.ts';

/**
 * A copy of a TIFF in which any page can be made the first and only one. The library that decodes
 * finds a page by walking all pages, each time anew: the time grows with the square of their number.
 * Must be closed, which removes it.
 */
export class TiffCopy {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #list: TiffList;

  private constructor(path: string, file: FileHandle, list: TiffList) {
    this.path = path;
    this.#file = file;
    this.#list = list;
  }

  static async open(source: string, to: string, list: TiffList): Promise<TiffCopy> {
    await copyFile(source, to);
    const copy = new TiffCopy(to, await open(to, 'r+'), list);
    for (const { linkAt } of list.pages) await copy.#write(0, linkAt);
    return copy;
  }

  /** From now on the file consists of this page, for whoever opens it. */
  async putFirst(page: TiffPage): Promise<void> {
    await this.#write(page.at, this.#list.big ? 8 : 4);
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.path, { force: true });
  }

  /** A place in the file, as this kind of TIFF writes it. */
  async #write(place: number, at: number): Promise<void> {
    const { big, little } = this.#list;
    const bytes = Buffer.alloc(big ? 8 : 4);
    if (big && little) bytes.writeBigUInt64LE(BigInt(place));
    else if (big) bytes.writeBigUInt64BE(BigInt(place));
    else if (little) bytes.writeUInt32LE(place);
    else bytes.writeUInt32BE(place);
    await this.#file.write(bytes, 0, bytes.length, at);
  }
}
