import { chmodSync, type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';

/**
 * The records are sensitive, so other accounts of the machine must not read a data folder. What the program
 * creates is private from the start (the entry point sets the umask); this is for folders that were created
 * by older versions, or copied. Windows has no such permissions, and restricts a user's folders to that user.
 */

/** The permissions of the group and of all others. */
const OTHERS = 0o077;
const OWNER = 0o700;

export interface Tightened {
  /** Files and folders that others could access, and no longer can. */
  changed: number;
  /** Those owned by another account, which alone may change them. */
  refused: number;
}

/**
 * What belongs to the program in a data folder. Nothing else is changed, nor the folder itself if it contains
 * anything else: someone may have named a shared folder by mistake, such as the system's folder for temporary
 * files.
 */
const OURS =
  /^(?:uncover\.(?:db|lock)|search-index\.db|demo-sign-ins\.json$|(?:originals|renditions|uploads|work|exports|meilisearch)$)/;

/** Returns true if others cannot even enter the folder. */
export function isPrivate(dataDir: string): boolean {
  if (process.platform === 'win32') return true;
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  return folder === undefined || (folder.mode & OTHERS) === 0;
}

/** Denies others access to an opened data folder, from the outside in. */
export function makePrivate(dataDir: string): Tightened {
  const tightened: Tightened = { changed: 0, refused: 0 };
  if (process.platform === 'win32') return tightened;
  const entries = list(dataDir);
  const ours = entries.filter(({ name }) => OURS.test(name));
  if (ours.length === entries.length) tighten(dataDir, statSync(dataDir).mode, tightened);
  tightenEntries(dataDir, ours, tightened);
  return tightened;
}

/** A message for users; undefined if nothing had to be done. */
export function describeTightened(dataDir: string, { changed, refused }: Tightened): string | undefined {
  const made = `Other accounts of this machine could get at ${changed} files and folders of ${dataDir}; their permissions were changed so that they no longer can.`;
  const left = `Other accounts can get at ${refused} files and folders of ${dataDir}, which belong to another account. Have that account, or an administrator, run: chmod -R go= ${dataDir}`;
  const said = [changed > 0 ? made : [], refused > 0 ? left : []].flat();
  return said.length === 0 ? undefined : said.join(' ');
}

function tightenEntries(folder: string, entries: readonly Dirent[], tightened: Tightened): void {
  for (const entry of entries) {
    // The target of a link is not ours.
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
    // Another program may have moved or removed it in the meantime.
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
