import { crc32, deflateRawSync } from 'node:zlib';

/** ZIP archives as no honest program would write them, for tests. */

export interface EntryToBuild {
  /** Written to the archive as it is. */
  name: string | Buffer;
  data: Buffer | string;
  /** 0 stored, 8 deflate; any other is claimed but not applied. */
  method?: number;
  encrypted?: boolean;
  /** The upper half of the attributes, as written by Unix. */
  mode?: number;
  /** The size that the headers claim. */
  claimedSize?: number;
  /** The compressed bytes are changed after the checksum was computed. */
  damaged?: boolean;
  /** Checksum and sizes follow the file, as written by programs that do not know them in advance. */
  sizeLater?: boolean;
  /** Shares the bytes of this earlier entry, as the entries of a bomb do. */
  sharedWith?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UNIX = 3 << 8;
const ENCRYPTED = 1;
const SIZE_LATER = 8;
const UTF8 = 0x800;

export function buildZip(entries: readonly EntryToBuild[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  for (const entry of entries) {
    const local = buildLocal(entry);
    const offset = entry.sharedWith === undefined ? length : (offsets[entry.sharedWith] ?? 0);
    offsets.push(offset);
    centrals.push(buildCentral(entry, local, offset));
    if (entry.sharedWith !== undefined) continue;
    locals.push(local);
    length += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(length, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A valid archive of these files, compressed. */
export function zipOf(files: Record<string, Buffer | string>): Buffer {
  return buildZip(Object.entries(files).map(([name, data]) => ({ name, data, method: 8 })));
}

/** From the flags to the lengths of the names: the same in both headers (APPNOTE 4.3.7, 4.3.12). */
function writeFacts(entry: EntryToBuild, packed: number, header: Buffer, at: number): void {
  const data = Buffer.from(entry.data);
  const later = entry.sizeLater ? SIZE_LATER : 0;
  header.writeUInt16LE(
    (entry.encrypted ? ENCRYPTED : 0) | later | (typeof entry.name === 'string' ? UTF8 : 0),
    at,
  );
  header.writeUInt16LE(entry.method ?? 8, at + 2);
  header.writeUInt32LE(crc32(data), at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(entry.claimedSize ?? data.length, at + 16);
  header.writeUInt16LE(Buffer.from(entry.name).length, at + 20);
}

function buildLocal(entry: EntryToBuild): Buffer {
  const data = Buffer.from(entry.data);
  const packed = (entry.method ?? 8) === 8 ? deflateRawSync(data) : data;
  const stored = Buffer.from(packed);
  if (entry.damaged) stored.fill(0xff, 0, Math.ceil(stored.length / 2));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(20, 4);
  writeFacts(entry, stored.length, header, 6);
  const local = Buffer.concat([header, Buffer.from(entry.name), stored]);
  if (!entry.sizeLater) return local;
  const descriptor = Buffer.concat([Buffer.from('PK\x07\x08'), header.subarray(14, 26)]);
  local.fill(0, 14, 26);
  return Buffer.concat([local, descriptor]);
}

function buildCentral(entry: EntryToBuild, local: Buffer, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(UNIX | 20, 4);
  header.writeUInt16LE(20, 6);
  const descriptor = entry.sizeLater ? 16 : 0;
  writeFacts(entry, local.length - 30 - name.length - descriptor, header, 8);
  header.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}
