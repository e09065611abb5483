import { copyFile, type FileHandle, open, truncate } from 'node:fs/promises';
import { readAt } from '../read-at.ts';

/**
 * A truncated archive has lost the list of contents at its end. Each file has its own header before it
 * (APPNOTE 4.3.7), from which the list can be rebuilt.
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** "PK", 7, 8: follows a file whose size was not known beforehand. */
const DESCRIPTOR = Buffer.from('504b0708', 'hex');
const LOCAL_BYTES = 30;
const DESCRIPTOR_BYTES = 16;
/** The list's format allows no more. */
const MOST_ENTRIES = 65_000;
const SIZE_LATER = 8;
const CHUNK = 2 ** 20;

interface FoundEntry {
  offset: number;
  /** The header's fields from the required version to the lengths. */
  facts: Buffer;
  name: Buffer;
  end: number;
}

/**
 * Writes a copy with a list of the files that are found, and returns their number; the last one may be
 * truncated.
 */
export async function repairZip(path: string, to: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries = await findEntries(file, size);
    const end = entries.at(-1)?.end ?? 0;
    await copyFile(path, to);
    await truncate(to, end);
    await appendList(to, entries, end);
    return entries.length;
  } finally {
    await file.close();
  }
}

async function findEntries(file: FileHandle, size: number): Promise<FoundEntry[]> {
  const entries: FoundEntry[] = [];
  for (let offset = 0; entries.length < MOST_ENTRIES; offset = entries.at(-1)?.end ?? size) {
    const header = await readAt(file, offset, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL) break;
    const nameBytes = header.readUInt16LE(26);
    const start = offset + LOCAL_BYTES + nameBytes + header.readUInt16LE(28);
    const name = await readAt(file, offset + LOCAL_BYTES, nameBytes);
    const facts = Buffer.from(header.subarray(4));
    const end = await findEnd(file, facts, start, size);
    entries.push({ offset, facts, name, end });
  }
  return entries;
}

/** Finds where a file's bytes, and what belongs to them, end; records its sizes if they come after it. */
async function findEnd(file: FileHandle, facts: Buffer, start: number, size: number): Promise<number> {
  const later = (facts.readUInt16LE(2) & SIZE_LATER) !== 0 && facts.readUInt32LE(14) === 0;
  if (!later) {
    const packed = Math.max(0, Math.min(facts.readUInt32LE(14), size - start));
    facts.writeUInt32LE(packed, 14);
    return start + packed;
  }
  const found = await findDescriptor(file, start, size);
  // The checksum and the two sizes.
  if (found) found.descriptor.copy(facts, 10, 4, DESCRIPTOR_BYTES);
  else facts.writeUInt32LE(Math.max(0, size - start), 14);
  return found ? found.at + DESCRIPTOR_BYTES : size;
}

/**
 * The bytes may contain the signature by chance: it counts if the size that follows equals the distance
 * covered.
 */
async function findDescriptor(file: FileHandle, start: number, size: number) {
  for (let at = start; at < size; at += CHUNK) {
    const chunk = await readAt(file, at, CHUNK + DESCRIPTOR_BYTES);
    for (let mark = chunk.indexOf(DESCRIPTOR); mark >= 0; mark = chunk.indexOf(DESCRIPTOR, mark + 1)) {
      const descriptor = chunk.subarray(mark, mark + DESCRIPTOR_BYTES);
      if (descriptor.length === DESCRIPTOR_BYTES && descriptor.readUInt32LE(8) === at + mark - start) {
        return { at: at + mark, descriptor };
      }
    }
  }
  return undefined;
}

async function appendList(to: string, entries: readonly FoundEntry[], at: number): Promise<void> {
  const list = Buffer.concat(entries.map(toListed));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  const copy = await open(to, 'a');
  await copy.writeFile(Buffer.concat([list, end])).finally(() => copy.close());
}

/** An entry of the list (APPNOTE 4.3.12): the header's fields, no extras, no attributes, and the offset. */
function toListed({ facts, name, offset }: FoundEntry): Buffer {
  const listed = Buffer.alloc(46);
  listed.writeUInt32LE(CENTRAL, 0);
  facts.copy(listed, 6, 0, 24);
  listed.writeUInt16LE(name.length, 28);
  listed.writeUInt32LE(offset, 42);
  return Buffer.concat([listed, name]);
}
