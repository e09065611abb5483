import { type FileHandle, open } from 'node:fs/promises';
import { readAt } from '../read-at.ts';

/** How a TIFF writes numbers and offsets (TIFF 6.0, section 2; BigTIFF for files above 4 GB). */
export interface TiffForm {
  /** Numbers are little-endian. */
  little: boolean;
  /** Offsets are 64 bits wide. */
  big: boolean;
}

/** An entry of a directory. */
interface Entry {
  type: number;
  /** Its number of values. */
  count: number;
  /** The values, or their offset. */
  slot: Buffer;
}

/** The list of a picture's properties, as stored in the file. */
export interface Directory {
  at: number;
  /** The offset of the link to the next directory, and its value: 0 at the end of the chain. */
  linkAt: number;
  next: number;
  entries: Map<number, Entry>;
}

/** Size of a value in bytes, by the type that its entry names: short, long, ratio, long of BigTIFF. */
const VALUE_BYTES: Record<number, number> = { 3: 2, 4: 4, 5: 8, 16: 8 };
const RATIO = 5;
const BIG_VERSION = 43;
/** A directory with more is not that of a picture. */
export const MOST_ENTRIES = 200;

/** Sizes in bytes of a directory's parts: its count of entries, an entry, an offset. */
export function sizesOf({ big }: TiffForm): { count: number; entry: number; place: number } {
  return big ? { count: 8, entry: 20, place: 8 } : { count: 2, entry: 12, place: 4 };
}

/** A number of 2, 4 or 8 bytes. */
export function readNumber({ little }: TiffForm, bytes: Buffer, at: number, length: number): number {
  if (length === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return little ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

export function writeNumber({ little }: TiffForm, value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (length === 8 && little) bytes.writeBigUInt64LE(BigInt(value));
  else if (length === 8) bytes.writeBigUInt64BE(BigInt(value));
  else if (little) bytes.writeUIntLE(value, 0, length);
  else bytes.writeUIntBE(value, 0, length);
  return bytes;
}

/** A TIFF's directories, read without its pixels. Must be closed. */
export class TiffFile {
  readonly form: TiffForm;
  readonly size: number;
  /** The offset of the first directory, from the file's header. */
  readonly first: number;
  readonly #file: FileHandle;

  private constructor(file: FileHandle, size: number, head: Buffer) {
    const little = head.toString('latin1', 0, 2) === 'II';
    const big = readNumber({ little, big: false }, head, 2, 2) === BIG_VERSION;
    this.form = { little, big };
    this.size = size;
    this.first = big ? readNumber(this.form, head, 8, 8) : readNumber(this.form, head, 4, 4);
    this.#file = file;
  }

  static async open(path: string): Promise<TiffFile> {
    const file = await open(path, 'r');
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return new TiffFile(file, size, buffer);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Undefined if there cannot be a directory: it would be empty, or extend past the end of the file. */
  async readDirectory(at: number): Promise<Directory | undefined> {
    const sizes = sizesOf(this.form);
    const count = readNumber(this.form, await this.bytes(at, sizes.count), 0, sizes.count);
    const tableAt = at + sizes.count;
    const linkAt = tableAt + count * sizes.entry;
    if (count === 0 || linkAt > this.size) return undefined;
    const table = await this.bytes(tableAt, count * sizes.entry + sizes.place);
    const entries = new Map<number, Entry>();
    for (let index = 0; index < count; index += 1) {
      const entry = table.subarray(index * sizes.entry, (index + 1) * sizes.entry);
      entries.set(readNumber(this.form, entry, 0, 2), {
        type: readNumber(this.form, entry, 2, 2),
        count: readNumber(this.form, entry, 4, sizes.place),
        slot: entry.subarray(sizes.entry - sizes.place),
      });
    }
    return { at, linkAt, next: readNumber(this.form, table, count * sizes.entry, sizes.place), entries };
  }

  /** Whether a directory begins there that is cut off by the end of the file. */
  async isCutAt(at: number): Promise<boolean> {
    const sizes = sizesOf(this.form);
    const count = readNumber(this.form, await this.bytes(at, sizes.count), 0, sizes.count);
    return count <= MOST_ENTRIES && at + sizes.count + count * sizes.entry > this.size;
  }

  /** Values of an entry, up to `most`; none if it is missing or not numeric. */
  async readValues({ entries }: Directory, tag: number, most = 2): Promise<number[]> {
    const entry = entries.get(tag);
    const bytes = VALUE_BYTES[entry?.type ?? 0];
    if (!entry || bytes === undefined) return [];
    const count = Math.min(most, entry.count);
    const inPlace = bytes * entry.count <= entry.slot.length;
    const at = readNumber(this.form, entry.slot, 0, entry.slot.length);
    const values = inPlace ? entry.slot : await this.bytes(at, bytes * count);
    return Array.from({ length: count }, (_, index) => this.#value(values, index * bytes, entry.type, bytes));
  }

  /** NaN for a ratio that divides by zero. */
  #value(bytes: Buffer, at: number, type: number, length: number): number {
    if (type !== RATIO) return readNumber(this.form, bytes, at, length);
    return readNumber(this.form, bytes, at, 4) / (readNumber(this.form, bytes, at + 4, 4) || Number.NaN);
  }

  /** Beyond the end of the file there are zeros. */
  async bytes(at: number, length: number): Promise<Buffer> {
    const read = at < this.size ? await readAt(this.#file, at, length) : Buffer.alloc(0);
    return Buffer.concat([read], length);
  }
}
