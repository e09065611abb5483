import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UncoverError } from '../errors.ts';
import { isLockFile } from '../repositories/database/folder-lock.ts';

/** Throws where one folder is the other, or lies in it. */
export function refuseNested(backupDir: string, dataDir: string): void {
  const [backup, data] = [realPathOf(backupDir), realPathOf(dataDir)];
  if (!isInside(backup, data) && !isInside(data, backup)) return;
  throw new UncoverError(
    'conflict',
    `The backup folder ${backupDir} and the data folder ${dataDir} must not lie in each other. Give a folder elsewhere, best on another disk.`,
  );
}

/**
 * What is in a folder, but for the lock that a server or a backup has left; nothing where it is not there yet.
 * Throws where it is a file.
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

/** As the disk knows it, links followed; of what is not there yet, as far as it is there. */
function realPathOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
}
