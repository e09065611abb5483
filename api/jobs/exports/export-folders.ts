import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.ts';

/** Packages of exhibits on the disk, each in a folder named by the id of its export. */
export class ExportFolders {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'exports');
  }

  pathOf(exportId: string): string {
    return join(this.#folder, exportId);
  }

  /** Removes a package, and the remains of an unfinished one. */
  async remove(exportId: string): Promise<void> {
    for (const path of [`${this.pathOf(exportId)}.partial`, this.pathOf(exportId)]) await removeFolder(path);
  }

  /** Removes all packages but these. A folder that cannot be removed is reported and left. */
  async removeAllBut(exportIds: ReadonlySet<string>, onError: (error: unknown) => void): Promise<void> {
    for (const name of await listNames(this.#folder)) {
      if (!exportIds.has(name)) await removeFolder(join(this.#folder, name)).catch(onError);
    }
  }
}

async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
