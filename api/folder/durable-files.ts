import { chmod, copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Files that outlast a power cut: on the disk before they have their name, and their name on the disk after. */

/** Gives a finished file its name, in a folder that is made where it is not there. */
export async function moveTo(path: string, source: string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  await syncToDisk(source, 'r+');
  await rename(source, path);
  await syncFolder(folder);
}

/** For this account only. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first) await syncFolder(dirname(first));
}

/** A copy is as open as what it was copied from, such as a disc that everyone may read: ours is not. */
export async function copyPrivately(source: Parameters<typeof copyFile>[0], target: string): Promise<void> {
  await copyFile(source, target);
  await chmod(target, 0o600);
}

/** Windows keeps its folders by itself, and doesn't open them. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncToDisk(path, 'r');
}

async function syncToDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync().finally(() => handle.close());
}
