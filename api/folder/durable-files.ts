import { chmod, copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Files that survive a power failure: the content is on the disk before the file gets its name, and the name
 * is on the disk afterwards.
 */

/** Gives a finished file its name, in a folder that is created if missing. */
export async function moveTo(path: string, source: string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  await syncToDisk(source, 'r+');
  await rename(source, path);
  await syncFolder(folder);
}

/** Only this account may read it. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first) await syncFolder(dirname(first));
}

/**
 * A copy has the permissions of its source, such as a disc that everyone may read, so they are restricted
 * here.
 */
export async function copyPrivately(source: Parameters<typeof copyFile>[0], target: string): Promise<void> {
  await copyFile(source, target);
  await chmod(target, 0o600);
}

/** Windows makes folder entries durable itself, and does not let programs open folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncToDisk(path, 'r');
}

async function syncToDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}
