import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { findMachineError } from '#ingest';
import { errorCode } from '../error-code.ts';
import { RESTORE } from '../faults/advice.ts';
import { OriginalStore } from '../originals/original-store.ts';
import {
  listStoredOriginals,
  listStoredRenditions,
  type StoredFile,
} from '../repositories/database/integrity.ts';
import { listRenditionHashes } from '../repositories/pages/rendition-hashes.ts';
import type { Check } from './check-database.ts';
import { hashPaced } from './hash-paced.ts';

type Folder = 'originals' | 'renditions';

/** What is at a file's path: its hash, or why there is none. */
type Found = { sha256: string } | { missing: true } | { unreadable: string };

/** Checks that each original is present with its original bytes. Returns their number. */
export async function checkOriginals(check: Check): Promise<number> {
  const { database, dataDir, onProgress } = check;
  const store = new OriginalStore(dataDir);
  const files = await listStoredOriginals(database);
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length);
    const path = store.pathOf(file.sha256);
    reportFile(check, 'originals', path, file, [file.sha256], await look(path, check));
  }
  await noteStrangers(check, 'originals', new Set(files.map(({ sha256 }) => sha256)));
  return files.length;
}

/** Checks that each PDF made from an original is present as recorded. Returns their number. */
export async function checkRenditions(check: Check): Promise<number> {
  const { database, dataDir, onNote, onProgress } = check;
  const store = new OriginalStore(dataDir);
  const files = await listStoredRenditions(database);
  let unrecorded = 0;
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length);
    const path = store.pagesPathOf({ sha256: file.sha256, rendition: 1 });
    const { found, hashes } = await lookAtRendition(path, file, check);
    if (hashes.length === 0 && 'sha256' in found) unrecorded += 1;
    else reportFile(check, 'renditions', path, file, hashes, found);
  }
  if (unrecorded > 0) {
    onNote(
      `Of ${unrecorded} PDFs that were made of originals no hash is recorded yet, as they are older than such records: they are here, and were not compared. Their first export records it.`,
    );
  }
  await noteStrangers(check, 'renditions', new Set(files.map(({ sha256 }) => sha256)));
  return files.length;
}

/**
 * For a folder whose database cannot be read: an original's name is its hash. Returns the number of
 * originals.
 */
export async function checkOriginalsByName(check: Omit<Check, 'database'>): Promise<number> {
  const names = await listStored(check.dataDir, 'originals');
  const store = new OriginalStore(check.dataDir);
  const originals = names.filter((name) => SHA256.test(name));
  for (const [done, sha256] of originals.entries()) {
    check.onProgress(done, originals.length);
    const path = store.pathOf(sha256);
    const file = { sha256, path: 'an original', matterIds: [] };
    reportFile(check, 'originals', path, file, [sha256], await look(path, check));
  }
  return originals.length;
}

/** A rendition may be made again during the check; then the recorded hash is another one. */
async function lookAtRendition(
  path: string,
  { sha256 }: StoredFile,
  check: Check,
): Promise<{ found: Found; hashes: string[] }> {
  const before = await look(path, check);
  const hashes = await listRenditionHashes(check.database, sha256);
  if ('sha256' in before && hashes.includes(before.sha256)) return { found: before, hashes };
  const found = await look(path, check);
  return { found, hashes: await listRenditionHashes(check.database, sha256) };
}

async function look(path: string, { pace }: Pick<Check, 'pace'>): Promise<Found> {
  try {
    if (!(await lstat(path)).isFile()) return { unreadable: 'it is no file' };
    return { sha256: await hashPaced(path, pace) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return { missing: true };
    const machine = findMachineError(error);
    if (!machine) throw error;
    return {
      unreadable: machine.fault === 'not-permitted' ? 'this account may not' : 'its disk reports an error',
    };
  }
}

const nouns: Record<Folder, string> = {
  originals: 'original',
  renditions: 'PDF made of the original',
};

function reportFile(
  { dataDir, onFault }: Pick<Check, 'dataDir' | 'onFault'>,
  part: Folder,
  path: string,
  { path: name, matterIds }: StoredFile,
  expected: readonly string[],
  found: Found,
): void {
  if ('sha256' in found && expected.includes(found.sha256)) return;
  const what =
    'missing' in found
      ? 'is missing'
      : 'unreadable' in found
        ? `can't be read: ${found.unreadable}`
        : `has changed: its SHA-256 is ${found.sha256}, not ${expected.join(' or ')}`;
  const [kept] = expected;
  onFault({
    part,
    path: relative(dataDir, path).replaceAll(sep, '/'),
    what: `The ${nouns[part]} of ${name} ${what}.`,
    remedy:
      kept === undefined
        ? `${RESTORE}.`
        : `Copy it back from a backup, which keeps it as files/${kept.slice(0, 2)}/${kept}; or restore the whole backup into a new folder (npm run -s uncover -- restore BACKUP --data NEW_DIR).`,
    matterIds,
  });
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Left by a program that was killed between storing a file and recording it in the ledger, or put there by
 * others.
 */
async function noteStrangers(check: Check, folder: Folder, known: ReadonlySet<string>): Promise<void> {
  const strangers = (await listStored(check.dataDir, folder)).filter((name) => !known.has(name));
  if (strangers.length === 0) return;
  check.onNote(
    `${strangers.length} of the files in ${folder} are not in the ledger, such as ${strangers[0]}. They may be of files that are being added now, or left by a run that was cut off; nothing depends on them.`,
  );
}

/** Names of the files in the folders of a store. */
async function listStored(dataDir: string, folder: Folder): Promise<string[]> {
  const entries = await readdir(join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    },
  );
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}
