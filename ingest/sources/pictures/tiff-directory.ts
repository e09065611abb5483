import { type FileHandle, open } from 'node:fs/promises';
import { CannotOpen } from '../cannot-open.ts';

/**
 * A TIFF's list of pages, read without its pixels (TIFF 6.0, section 2; BigTIFF for files above 4 GB).
 * The library that decodes pixels gives up a whole file for one bad page, and knows one resolution
 * where a fax has two.
 */
export interface TiffPage {
  /** Where its directory stands in the file, and where the link to the next one. */
  at: number;
  linkAt: number;
  /** Pixels, as stored; 0 where the page doesn't say. */
  width: number;
  height: number;
  dpiAcross: number | null;
  dpiDown: number | null;
  /** 1 to 8, as EXIF numbers them: how to turn and mirror the stored picture. */
  orientation: number;
}

export interface TiffList {
  pages: TiffPage[];
  /** Which end of a number comes first, and whether places are 64 bits wide. */
  little: boolean;
  big: boolean;
}

const MOST_PAGES = 100_000;
const CM_AN_INCH = 2.54;

const TAG = { width: 256, height: 257, orientation: 274, dpiAcross: 282, dpiDown: 283, unit: 296 };
/** Bytes of a value, by the type that its entry names: short, long, ratio, long of BigTIFF. */
const VALUE_BYTES: Record<number, number> = { 3: 2, 4: 4, 5: 8, 16: 8 };
const RATIO = 5;

/** Throws `CannotOpen` when not even a first page can be found. */
export async function listTiffPages(path: string): Promise<TiffList> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await new TiffReader(file, size).list();
  } finally {
    await file.close();
  }
}

interface Entry {
  type: number;
  /** The value, or where it stands. */
  slot: Buffer;
}

class TiffReader {
  readonly #file: FileHandle;
  readonly #size: number;
  #little = true;
  #big = false;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  async list(): Promise<TiffList> {
    const pages: TiffPage[] = [];
    const seen = new Set<number>();
    let at = await this.#readHeader();
    // A chain that turns back on itself, or leaves the file, ends where it stops making sense.
    while (at > 0 && at < this.#size && !seen.has(at) && pages.length < MOST_PAGES) {
      seen.add(at);
      const directory = await this.#readDirectory(at);
      if (!directory) break;
      pages.push({ at, linkAt: directory.linkAt, ...(await this.#toPage(directory.entries)) });
      at = directory.next;
    }
    if (pages.length > 0) return { pages, little: this.#little, big: this.#big };
    throw new CannotOpen({
      cause: 'damaged',
      message: "The TIFF is damaged: its list of pages can't be found. Ask the agency to send it again.",
    });
  }

  async #readHeader(): Promise<number> {
    const head = await this.#bytes(0, 16);
    this.#little = head.toString('latin1', 0, 2) === 'II';
    this.#big = this.#number(head, 2, 2) === 43;
    return this.#big ? this.#number(head, 8, 8) : this.#number(head, 4, 4);
  }

  async #readDirectory(at: number) {
    const [countBytes, entryBytes, wordBytes] = this.#big ? [8, 20, 8] : [2, 12, 4];
    const count = this.#number(await this.#bytes(at, countBytes), 0, countBytes);
    if (count === 0 || at + count * entryBytes > this.#size) return undefined;
    const table = await this.#bytes(at + countBytes, count * entryBytes + wordBytes);
    const entries = new Map<number, Entry>();
    for (let index = 0; index < count; index += 1) {
      const entry = table.subarray(index * entryBytes, (index + 1) * entryBytes);
      const slot = entry.subarray(entryBytes - wordBytes);
      entries.set(this.#number(entry, 0, 2), { type: this.#number(entry, 2, 2), slot });
    }
    const linkAt = at + countBytes + count * entryBytes;
    return { entries, linkAt, next: this.#number(table, count * entryBytes, wordBytes) };
  }

  async #toPage(entries: Map<number, Entry>): Promise<Omit<TiffPage, 'at' | 'linkAt'>> {
    const get = async (tag: number) => this.#value(entries.get(tag));
    const unit = (await get(TAG.unit)) ?? 2;
    const toDpi = (resolution: number | null) => {
      // 1: the two numbers tell the shape of a pixel, and nothing of its size.
      if (resolution === null || unit === 1) return null;
      return unit === 3 ? resolution * CM_AN_INCH : resolution;
    };
    const orientation = (await get(TAG.orientation)) ?? 1;
    return {
      width: (await get(TAG.width)) ?? 0,
      height: (await get(TAG.height)) ?? 0,
      dpiAcross: toDpi(await get(TAG.dpiAcross)),
      dpiDown: toDpi(await get(TAG.dpiDown)),
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    };
  }

  async #value(entry: Entry | undefined): Promise<number | null> {
    const bytes = VALUE_BYTES[entry?.type ?? 0];
    if (!entry || bytes === undefined) return null;
    const inPlace = bytes <= entry.slot.length;
    const value = inPlace ? entry.slot : await this.#bytes(this.#number(entry.slot, 0, 4), bytes);
    if (entry.type !== RATIO) return this.#number(value, 0, bytes);
    const below = this.#number(value, 4, 4);
    return below === 0 ? null : this.#number(value, 0, 4) / below;
  }

  /** Beyond the end of the file there are zeros. */
  async #bytes(at: number, length: number): Promise<Buffer> {
    const { buffer } = await this.#file.read(Buffer.alloc(length), 0, length, at);
    return buffer;
  }

  #number(bytes: Buffer, at: number, length: number): number {
    if (length === 8) {
      return Number(this.#little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    }
    return this.#little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
  }
}
