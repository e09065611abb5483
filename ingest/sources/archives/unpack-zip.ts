import { isAscii, isUtf8 } from 'node:buffer';
import { stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import yauzl from 'yauzl';
import { formatNumber } from '#contract/values/counted.ts';
import { MachineError, rethrowMachineError } from '../../machine-error.ts';
import type { Quarantine } from '../../page-record.ts';
import { CannotOpen } from '../cannot-open.ts';
import { InnerNames } from '../inner-names.ts';
import type { InnerFile, OpenedSource, Opening } from '../opened-source.ts';
import { checkOverlap } from './check-overlap.ts';
import { judgeEntry } from './judge-entry.ts';
import { LockedEntries } from './locked-entries.ts';
import { type OpenZip, openZipFile } from './open-zip-file.ts';
import { repairZip } from './repair-zip.ts';
import { EntryDamaged, keepRaw, Unpacking } from './unpack-entry.ts';

/**
 * The only file, beside its neighbors, that uses yauzl. Headers of an archive are hints: only the actual
 * output counts.
 */

/** Left by operating systems in archives as in folders, never part of a production. */
const NOT_RECEIVED = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//;

const CUT_OFF =
  'The archive is damaged or cut off: its list of contents is missing, and there may have been more files. If it is the first part of a split archive (.001), join the parts with another program (such as 7-Zip) and add what is inside; else ask the agency to send it again.';

interface ListedEntry {
  entry: yauzl.Entry;
  name: string;
}

/**
 * Unpacks the files of a ZIP archive, each to a file whose name is a number. Throws `CannotOpen` for an
 * archive that exceeds a limit, or whose list of contents cannot be read; an entry that cannot be unpacked is
 * returned as compressed, with the reason.
 */
export async function unpackZip(opening: Opening): Promise<Partial<OpenedSource>> {
  const { path, work, limits } = opening;
  const opened = await openEvenIfCutOff(path, work);
  const { zip } = opened;
  try {
    const { listed, leftOut } = await listEntries(zip, limits.files);
    const { size } = await stat(path);
    checkOverlap(listed.map(({ entry }) => entry));
    await checkRoom(work, listed, Math.min(limits.unpackedBytes, limits.ratio * size));
    const unpacking = new Unpacking(zip, size, opening);
    const locks = new Locks(opened, opening.passwords);
    const files: InnerFile[] = [];
    for (const [index, { entry, name }] of listed.entries()) {
      const to = join(work, `inner-${index}`);
      files.push({ name, path: to, quarantine: await takeOut(unpacking, locks, entry, to) });
    }
    await locks.close();
    if (files.length > 0 && files.every(({ quarantine }) => quarantine?.cause === 'encrypted')) {
      throw new CannotOpen(allLocked(files.length));
    }
    return { files, note: describeArchive(opened, leftOut), notes: listNotes(opened) };
  } finally {
    zip.close();
  }
}

/** An open archive: from the file itself, or from a repaired copy. */
interface OpenedArchive extends OpenZip {
  path: string;
  cutOff: boolean;
}

/** An archive that has lost its list is opened from a copy with a new one. */
async function openEvenIfCutOff(path: string, work: string): Promise<OpenedArchive> {
  try {
    return { ...(await openZip(path)), path, cutOff: false };
  } catch (error) {
    rethrowMachineError(error);
    const repaired = join(work, 'repaired.zip');
    if ((await repairZip(path, repaired)) === 0) throw error;
    return { ...(await openZip(repaired)), path: repaired, cutOff: true };
  }
}

async function openZip(path: string): Promise<OpenZip> {
  try {
    return await openZipFile(path);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** Decrypts entries with the given passwords. */
class Locks {
  readonly #archive: OpenedArchive;
  readonly #passwords: readonly string[];
  #entries: Promise<LockedEntries> | undefined;

  constructor(archive: OpenedArchive, passwords: readonly string[]) {
    this.#archive = archive;
    this.#passwords = passwords;
  }

  /** Unpacks an encrypted entry; false if no password fits. */
  async unpack(unpacking: Unpacking, entry: yauzl.Entry, to: string): Promise<boolean> {
    if (this.#passwords.length === 0) return false;
    this.#entries ??= LockedEntries.open(this.#archive.path, this.#archive.place);
    const entries = await this.#entries;
    for (const password of this.#passwords) {
      const unlocked = await entries.unlock(entry.relativeOffsetOfLocalHeader, password);
      if (!unlocked) continue;
      try {
        await unpacking.unpack(entry, to, unlocked);
        return true;
      } catch (error) {
        if (!(error instanceof EntryDamaged)) throw error;
      }
    }
    return false;
  }

  async close(): Promise<void> {
    await (await this.#entries)?.close();
  }
}

function unreadable(cause: unknown): CannotOpen {
  rethrowMachineError(cause);
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new CannotOpen(
    {
      cause: 'damaged',
      message: `The archive is damaged or cut off: its list of contents can't be read (${detail}). Ask the agency to send it again, or unpack what can be unpacked with another program and add that.`,
    },
    cause,
  );
}

/** In the order of their names, like the files of a folder. Folders are not entries of the ledger. */
async function listEntries(
  zip: yauzl.ZipFile,
  most: number,
): Promise<{ listed: ListedEntry[]; leftOut: string[] }> {
  const names = new InnerNames();
  const listed: ListedEntry[] = [];
  const leftOut: string[] = [];
  for (const { entry, raw } of await readDirectory(zip, most)) {
    if (NOT_RECEIVED.test(raw)) leftOut.push(raw);
    else listed.push({ entry, name: names.give(raw) });
  }
  return { listed: listed.sort((one, other) => (one.name < other.name ? -1 : 1)), leftOut };
}

async function readDirectory(zip: yauzl.ZipFile, most: number) {
  const found: { entry: yauzl.Entry; raw: string }[] = [];
  const entries = zip.eachEntry();
  while (true) {
    const { value: entry, done } = await entries.next().catch((error: unknown) => {
      throw unreadable(error);
    });
    if (done) return found;
    const raw = nameOf(entry);
    if (raw.endsWith('/')) continue;
    found.push({ entry, raw });
    if (found.length > most) throw tooMany(most);
  }
}

/**
 * Uses the archive's own statement about the encoding of its names, else UTF-8 if they are valid UTF-8 beyond
 * ASCII (macOS writes them so and does not declare it), else the old code page of DOS.
 */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: yauzl.Entry): string {
  const isUnmarked = (generalPurposeBitFlag & UTF8_NAMES) === 0;
  if (isUnmarked && isUtf8(fileNameRaw) && !isAscii(fileNameRaw)) return fileNameRaw.toString('utf8');
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

const UTF8_NAMES = 0x800;

function tooMany(most: number): CannotOpen {
  return new CannotOpen({
    cause: 'bomb',
    message: `More than ${formatNumber(Math.max(0, most))} files come out of the archive and those inside it, so it was not unpacked. If that is what the agency meant to send, allow more: ingest --retry --most-files N.`,
  });
}

/**
 * Checks the free space before the first byte is written. A disk that is too small for what an archive may
 * contain is not the archive's fault; an archive that claims more than `most` bytes must not keep others from
 * being read.
 */
async function checkRoom(work: string, listed: readonly ListedEntry[], most: number): Promise<void> {
  const wanted = listed.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const { bavail, bsize } = await statfs(work);
  const free = bavail * bsize;
  if (wanted <= free) return;
  if (wanted <= most) throw new MachineError('no-space', work);
  const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
  throw new CannotOpen({
    cause: 'too-large',
    message: `The archive says that it holds ${gigabytes(wanted)} GB, more than is allowed or fits on the disk (${gigabytes(free)} GB). Unpack it with another program and add what is inside.`,
  });
}

/** Null for a file that was unpacked completely. */
async function takeOut(
  unpacking: Unpacking,
  locks: Locks,
  entry: yauzl.Entry,
  to: string,
): Promise<Quarantine | null> {
  const judged = judgeEntry(entry);
  if (judged) {
    await keepRaw(unpacking, entry, to);
    return judged;
  }
  if (entry.isEncrypted()) {
    if (await locks.unpack(unpacking, entry, to)) return null;
    await keepRaw(unpacking, entry, to);
    return LOCKED;
  }
  try {
    await unpacking.unpack(entry, to);
    return null;
  } catch (error) {
    if (!(error instanceof EntryDamaged)) throw error;
    await keepRaw(unpacking, entry, to);
    return {
      cause: 'damaged',
      message: `The archive is damaged where this file stands (${error.message}). Its packed bytes are kept. Ask the agency to send it again.`,
    };
  }
}

const LOCKED: Quarantine = {
  cause: 'encrypted',
  message:
    'This file is locked with a password, and none that was given opens it. Its locked bytes are kept. Unpack the archive with another program and the password, and add what comes out.',
};

/** The archive itself is quarantined then, so that it can be tried again with a password. */
function allLocked(count: number): Quarantine {
  const files = count === 1 ? 'The file' : `All ${formatNumber(count)} files`;
  return {
    cause: 'encrypted',
    message: `${files} in the archive ${count === 1 ? 'is' : 'are'} locked with a password. Enter it for this file under Productions, or run: ingest --retry --password.`,
  };
}

/** What may be missing from the archive. */
function listNotes({ cutOff, behind }: OpenedArchive): string[] {
  if (cutOff) return [CUT_OFF];
  if (behind === 0) return [];
  return [`${formatNumber(behind)} bytes behind the archive’s end belong to no file and were left alone.`];
}

/** What users should know about an archive besides its files. */
function describeArchive({ cutOff, before }: OpenedArchive, leftOut: readonly string[]): string | null {
  const notes = [
    before > 0 && !cutOff ? 'It unpacks itself: the program before the archive was not run.' : null,
    describeLeftOut(leftOut),
  ];
  return notes.filter((note) => note !== null).join(' ') || null;
}

function describeLeftOut(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const kinds = [
    ...new Set(names.map((name) => (name.startsWith('__MACOSX/') ? '__MACOSX' : basename(name)))),
  ];
  const files = names.length === 1 ? '1 file' : `${names.length} files`;
  return `Not listed: ${files} that a computer left in it (${kinds.sort().join(', ')}).`;
}
