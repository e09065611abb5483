import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { errorCode } from '../error-code.ts';
import { OriginalStore } from '../originals/original-store.ts';
import { StagedUploads } from '../originals/staged-uploads.ts';
import { listRenditionsWithHashes, listWholeUploads } from '../repositories/database/backup-rows.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listStoredOriginals } from '../repositories/database/integrity.ts';
import { listFinishedExportIds } from '../repositories/exhibits/export-jobs.ts';

/** A file of a data folder that belongs in its backup. */
export interface WantedFile {
  /** Relative to the data folder, with forward slashes. */
  path: string;
  /** The name by which users know it. */
  name: string;
  /** The hashes that it may have; empty if none is recorded. */
  hashes: readonly string[];
  /**
   * It may be replaced, or be read and removed, while a backup is made; then the database has changed too.
   */
  mayMove: boolean;
}

/** All files that the rows of a database rely on. */
export async function listWanted(database: Queryable, dataDir: string): Promise<WantedFile[]> {
  const store = new OriginalStore(dataDir);
  const staged = new StagedUploads(dataDir);
  const toPath = (path: string) => relative(dataDir, path).split(sep).join('/');
  const originals = (await listStoredOriginals(database)).map(({ sha256, path }) => ({
    ...{ path: toPath(store.pathOf(sha256)), name: `the original of ${path}` },
    ...{ hashes: [sha256], mayMove: false },
  }));
  const renditions = (await listRenditionsWithHashes(database)).map(({ original, hashes }) => {
    const path = toPath(store.pagesPathOf({ sha256: original, rendition: 1 }));
    return { path, name: `the PDF made of the original ${original}`, hashes, mayMove: true };
  });
  const uploads = (await listWholeUploads(database)).map(({ id, path }) => ({
    ...{ path: toPath(staged.pathOf(id)), name: `${path}, which was sent and is not read yet` },
    ...{ hashes: [], mayMove: true },
  }));
  const exports: WantedFile[] = [];
  for (const id of await listFinishedExportIds(database)) {
    for (const path of await listFiles(join(dataDir, 'exports', id)))
      exports.push({ path: toPath(path), name: `a file of the export ${id}`, hashes: [], mayMove: false });
  }
  return [...originals, ...renditions, ...uploads, ...exports];
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
