import type { PathLike } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readAt } from '../read-at.ts';

/** Where an archive lies in a file: there may be a program before it, and foreign bytes after it. */
export interface ZipPlace {
  start: number;
  end: number;
  /** The archive was split, and this is its last part. */
  isLastPart: boolean;
}

/** The record at an archive's end (APPNOTE 4.3.16), without its comment. */
const END = Buffer.from('504b0506', 'hex');
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
/** The record precedes a comment of at most 65,535 bytes; the rest of this range may be junk. */
const TAIL_BYTES = 1024 * 1024;
/** Means that the actual number is in a larger record before this one. */
const IN_LARGER_RECORD = 0xffffffff;
/** The larger record and the one that points to it: 56 and 20 bytes, if the first has no data of its own. */
const LARGER_RECORDS = 76;

/** Undefined if there is no list of contents: the file is truncated, or not an archive. */
export async function findZipEnd(path: PathLike): Promise<ZipPlace | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const tail = await readAt(file, from, size - from);
    let lastPart: ZipPlace | undefined;
    for (let at = tail.lastIndexOf(END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END, at - 1)) {
      const place = await judgeEnd(file, tail.subarray(at), from + at);
      // What looks like a record may be part of another one's comment.
      if (place?.isLastPart) lastPart ??= place;
      else if (place) return place;
    }
    return lastPart;
  } finally {
    await file.close();
  }
}

/** The bytes may occur by chance: the list that the record names must begin where it says, or be shifted. */
async function judgeEnd(file: FileHandle, record: Buffer, at: number): Promise<ZipPlace | undefined> {
  if (record.length < END_BYTES) return undefined;
  const disk = record.readUInt16LE(4);
  const listBytes = record.readUInt32LE(12);
  const listStart = record.readUInt32LE(16);
  const comment = Math.min(record.readUInt16LE(20), record.length - END_BYTES);
  const place = { start: 0, end: at + END_BYTES + comment, isLastPart: disk > 0 && disk < 0xffff };
  if (place.isLastPart || listBytes === IN_LARGER_RECORD || listStart === IN_LARGER_RECORD) return place;
  if (listBytes === 0) return record.readUInt16LE(10) === 0 ? place : undefined;
  if (await startsList(file, listStart)) return place;
  for (const between of [0, LARGER_RECORDS]) {
    const shift = at - between - listBytes - listStart;
    if (shift > 0 && (await startsList(file, listStart + shift))) return { ...place, start: shift };
  }
  return undefined;
}

async function startsList(file: FileHandle, at: number): Promise<boolean> {
  const bytes = await readAt(file, at, 4);
  return bytes.length === 4 && bytes.readUInt32LE(0) === CENTRAL;
}
