import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Extension of programs. */
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Path of a program on this machine, searched in the folders of PATH; null if there is none. */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + SUFFIX)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // It is missing or not executable: the next folder may have it.
    return false;
  }
}
