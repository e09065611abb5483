import { copyFile, type FileHandle, open, rm } from 'node:fs/promises';
import { readAt } from '../read-at.ts';
import type { TiffList } from './list-tiff-pages.ts';
import { readNumber, sizesOf, type TiffForm, writeNumber } from './tiff-file.ts';
import { PHOTOMETRIC, type TiffPage } from './tiff-page.ts';

/**
 * A copy of a TIFF in which any page can be made the first and only one. The decoding library finds a page by
 * going through all pages, each time from the start: the time grows with the square of their number. Must be
 * closed, which removes it.
 */
export class TiffCopy {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #form: TiffForm;

  private constructor(path: string, file: FileHandle, form: TiffForm) {
    this.path = path;
    this.#file = file;
    this.#form = form;
  }

  static async open(source: string, to: string, { form, pages }: TiffList): Promise<TiffCopy> {
    await copyFile(source, to);
    const copy = new TiffCopy(to, await open(to, 'r+'), form);
    for (const { linkAt } of pages) await copy.#write(copy.#place(0), linkAt);
    return copy;
  }

  /** Makes the file consist of this page only, for whoever opens it. */
  async putFirst(page: TiffPage): Promise<void> {
    const at = page.photometric === undefined ? page.at : await this.#addPhotometric(page, page.photometric);
    await this.#write(this.#place(at), this.#form.big ? 8 : 4);
  }

  /** The bytes of a complete JPEG inside the file. */
  async readJpeg({ at, bytes }: { at: number; bytes: number }): Promise<Buffer> {
    const { size } = await this.#file.stat();
    return readAt(this.#file, at, Math.min(bytes || size, Math.max(0, size - at)));
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.path, { force: true });
  }

  /**
   * Writes a new copy of the page's directory at the end of the file, with the entry that it lacks. Returns
   * its offset.
   */
  async #addPhotometric(page: TiffPage, value: number): Promise<number> {
    const sizes = sizesOf(this.#form);
    const table = await readAt(this.#file, page.at + sizes.count, page.linkAt - page.at - sizes.count);
    const entries: Buffer[] = [];
    for (let at = 0; at < table.length; at += sizes.entry) entries.push(table.subarray(at, at + sizes.entry));
    const tagOf = (entry: Buffer) => readNumber(this.#form, entry, 0, 2);
    entries.push(this.#shortEntry(PHOTOMETRIC, value));
    // Tags are in ascending order.
    entries.sort((a, b) => tagOf(a) - tagOf(b));
    const { size } = await this.#file.stat();
    const at = size + (size % 2);
    const count = writeNumber(this.#form, entries.length, sizes.count);
    await this.#write(Buffer.concat([count, ...entries, this.#place(0)]), at);
    return at;
  }

  /** An entry with one number of 16 bits. */
  #shortEntry(tag: number, value: number): Buffer {
    const { place, entry } = sizesOf(this.#form);
    const SHORT = 3;
    const parts = [tag, SHORT].map((number) => writeNumber(this.#form, number, 2));
    const said = [...parts, writeNumber(this.#form, 1, place), writeNumber(this.#form, value, 2)];
    return Buffer.concat(said, entry);
  }

  /** An offset in the file, as this kind of TIFF writes it. */
  #place(at: number): Buffer {
    return writeNumber(this.#form, at, sizesOf(this.#form).place);
  }

  async #write(bytes: Buffer, at: number): Promise<void> {
    await this.#file.write(bytes, 0, bytes.length, at);
  }
}
