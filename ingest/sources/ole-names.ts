import type { FileHandle } from 'node:fs/promises';
import { readAt } from './read-at.ts';

/**
 * The names in the directory of an OLE compound file ([MS-CFB]), by which old Office documents and Outlook
 * messages are distinguished. Only the directory is read.
 */

const ENTRY_BYTES = 128;
/**
 * Limits on the sectors of a directory, and on the FAT sectors in the header: enough for thousands of names.
 */
const MOST_SECTORS = 256;
const HEADER_FAT_NUMBERS = 109;
/** Numbers from this one on mean "none" or "the end". */
const LAST_SECTOR = 0xfffffffa;

/** Empty if the file is not a compound file, or a damaged one. */
export async function listOleNames(file: FileHandle): Promise<Set<string>> {
  const names = new Set<string>();
  const header = await readAt(file, 0, 512);
  if (header.length < 512) return names;
  const sectorBytes = 2 ** Math.min(header.readUInt16LE(30), 16);
  const offsetOf = (sector: number) => (sector + 1) * sectorBytes;
  let sector = header.readUInt32LE(48);
  for (let count = 0; sector < LAST_SECTOR && count < MOST_SECTORS; count += 1) {
    const entries = await readAt(file, offsetOf(sector), sectorBytes);
    if (entries.length === 0) break;
    addNames(names, entries);
    sector = await nextSector(sector);
  }
  return names;

  async function nextSector(from: number): Promise<number> {
    const perSector = sectorBytes / 4;
    const place = Math.floor(from / perSector);
    if (place >= HEADER_FAT_NUMBERS) return LAST_SECTOR;
    const fat = header.readUInt32LE(76 + 4 * place);
    if (fat >= LAST_SECTOR) return LAST_SECTOR;
    const number = await readAt(file, offsetOf(fat) + 4 * (from % perSector), 4);
    return number.length < 4 ? LAST_SECTOR : number.readUInt32LE(0);
  }
}

function addNames(names: Set<string>, entries: Buffer): void {
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    // Counted in bytes, including the final zero.
    const length = Math.min(entries.readUInt16LE(at + 64), 64);
    if (length > 2) names.add(entries.toString('utf16le', at, at + length - 2));
  }
}
