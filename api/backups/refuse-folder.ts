import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UncoverError } from '../errors.ts';
import { isLockFile } from '../repositories/database/folder-lock.ts';

/** Throws if one folder is the other, or is inside it. */
export function refuseNested(backupDir: string, dataDir: string): void {
  const [backup, data] = [realPathOf(backupDir), realPathOf(dataDir)];
  if (!isInside(backup, data) && !isInside(data, backup)) return;
  throw new UncoverError(
    'conflict',
    `The backup folder ${backupDir} and the data folder ${dataDir} must not lie in each other. Give a folder elsewhere, best on another disk.`,
  );
}

/**
 * The content of a folder, except for the lock left by a server or a backup; empty if the folder does not
 * exist. Throws if it is a file.
 */
export function listContents(folder: string): string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory())
    throw new UncoverError('conflict', `${folder} is a file, not a folder. Give a folder.`);
  return readdirSync(folder).filter((name) => !isLockFile(name));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The real path, with links followed; for a missing path, as far as it exists. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
}
