import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { NOT_RECEIVED } from '#contract/upload.ts';
import { InnerNames, showUnseen } from '#ingest';
import { errorCode } from '../error-code.ts';
import { UncoverError } from '../errors.ts';

/** A file handed in: where it is, and what the ledger calls it. */
export interface FoundFile {
  absolute: string;
  /**
   * From the folder handed in, its name included; `/` between folders on every system. Two files never have
   * the same, and characters that can't be seen are shown as such.
   */
  path: string;
}

/**
 * Every file under the paths given, in the order of their names: so that a second run, or another
 * machine, numbers the pages alike. Links are not followed out of a folder. Throws when a path is not there.
 */
export async function walkFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const file of await walkPath(path)) found.set(file.absolute, file);
  }
  return [...found.values()];
}

/** What a production is called unless someone names it: after the first file or folder handed in. */
export function nameProduction(paths: readonly string[]): string {
  const first = showUnseen(basename(paths[0] ?? 'production'));
  return basename(first, extname(first)) || 'production';
}

async function walkPath(path: string): Promise<FoundFile[]> {
  const root = await realpath(resolve(path)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') {
      throw new UncoverError('not-found', `There is no file or folder ${path}. Check the spelling.`);
    }
    throw error;
  });
  if ((await stat(root)).isFile()) return [{ absolute: root, path: showUnseen(basename(root)) }];
  const names = new InnerNames(showUnseen);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !NOT_RECEIVED.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((one, other) => (one < other ? -1 : 1))
    .map((absolute) => ({
      absolute,
      path: names.give([basename(root), ...relative(root, absolute).split(sep)].join('/')),
    }));
}
