import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What names of programs end in. */
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** Where a program of this machine is, by the folders of PATH; null where there is none. */
export function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + SUFFIX)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next folder may have it.
    return false;
  }
}
