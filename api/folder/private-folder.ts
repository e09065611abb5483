import { chmodSync, type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/**
 * The records are sensitive: other accounts of the machine can't look into a data folder. What the program
 * makes is private from the start (the entry point sets the umask); this is for folders that were made by
 * older versions, or copied. Windows has no such permissions, and gives a person's folders to that person.
 */

/** What the group and all others may do. */
const OTHERS = 0o077;
const OWNER = 0o700;

export interface Tightened {
  /** Files and folders that others could get at, and no longer can. */
  changed: number;
  /** Those that belong to another account, which alone may change that. */
  refused: number;
}

/**
 * What is ours in a data folder. Nothing else is touched, nor the folder itself where it holds anything else:
 * someone may have named one by mistake that others share, such as the system's folder for temporary files.
 */
const OURS =
  /^(?:uncover\.(?:db|lock)|search-index\.db|demo-sign-ins\.json$|(?:originals|renditions|uploads|work|exports|meilisearch)$)/;

/** True where others can't even enter the folder. */
export function isPrivate(dataDir: string): boolean {
  if (process.platform === 'win32') return true;
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  return folder === undefined || (folder.mode & OTHERS) === 0;
}

/** Keeps others out of a data folder that was opened, from the outside in. */
export function makePrivate(dataDir: string): Tightened {
  const tightened: Tightened = { changed: 0, refused: 0 };
  if (process.platform === 'win32') return tightened;
  const entries = list(dataDir);
  const ours = entries.filter(({ name }) => OURS.test(name));
  if (ours.length === entries.length) tighten(dataDir, statSync(dataDir).mode, tightened);
  tightenEntries(dataDir, ours, tightened);
  return tightened;
}

/** A sentence for people; undefined where nothing was to be done. */
export function describeTightened(dataDir: string, { changed, refused }: Tightened): string | undefined {
  const made = `Other accounts of this machine could get at ${changed} files and folders of ${dataDir}; their permissions were changed so that they no longer can.`;
  const left = `Other accounts can get at ${refused} files and folders of ${dataDir}, which belong to another account. Have that account, or an administrator, run: chmod -R go= ${dataDir}`;
  const said = [changed > 0 ? made : [], refused > 0 ? left : []].flat();
  return said.length === 0 ? undefined : said.join(' ');
}

function tightenEntries(folder: string, entries: readonly Dirent[], tightened: Tightened): void {
  for (const entry of entries) {
    // What a link points to is not ours.
    if (entry.isSymbolicLink()) continue;
    const path = join(folder, entry.name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found) tighten(path, found.mode, tightened);
    if (entry.isDirectory()) tightenEntries(path, list(path), tightened);
  }
}

function tighten(path: string, mode: number, tightened: Tightened): void {
  if ((mode & OTHERS) === 0) return;
  try {
    chmodSync(path, mode & OWNER);
    tightened.changed += 1;
  } catch (error) {
    if (errorCode(error) === 'EPERM' || errorCode(error) === 'EROFS') tightened.refused += 1;
    // Another program may have moved or removed it meanwhile.
    else if (errorCode(error) !== 'ENOENT') throw error;
  }
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes(errorCode(error) ?? '')) return [];
    throw error;
  }
}
