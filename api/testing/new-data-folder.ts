import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath, searchIndexPath } from '../data-folder.ts';
import { openDatabase } from '../repositories/database/open-database.ts';

/** A new data folder with an empty database, under a name that says what it is for. */
export async function makeDataFolder(name: string): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), `uncover-${name}-`));
  await fillDataFolder(dataDir);
  return dataDir;
}

/**
 * Writes the database of a new data folder. All migrations together take longer than most tests, so they run
 * once in each process of the suite. All of these folders have the same installation id.
 */
export async function fillDataFolder(dataDir: string): Promise<void> {
  made ??= makeFiles();
  const { record, index } = await made;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(databasePath(dataDir), record);
  await writeFile(searchIndexPath(dataDir), index);
}

let made: ReturnType<typeof makeFiles> | undefined;

async function makeFiles(): Promise<{ record: Buffer; index: Buffer }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-new-'));
  // Closing it writes everything to the files themselves.
  await (await openDatabase(databasePath(dataDir))).destroy();
  const files = {
    record: await readFile(databasePath(dataDir)),
    index: await readFile(searchIndexPath(dataDir)),
  };
  await rm(dataDir, { recursive: true });
  return files;
}
