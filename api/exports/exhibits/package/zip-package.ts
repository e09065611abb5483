import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Already compressed: compressing them again takes time and saves nothing. */
const STORED = /\.(pdf|docx|xlsx)$/iu;
/** The earliest date that a ZIP can represent. */
const MTIME = new Date(1980, 0, 1);

/**
 * Streams a package as ZIP, inside one folder called `root`. The same package always gives the same bytes.
 */
export async function zipPackage(dir: string, root: string, out: Writable): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const path of await listPlainFiles(dir)) {
    const options = { mtime: MTIME, mode: 0o100644, compress: !STORED.test(path), forceDosTimestamp: true };
    zip.addFile(join(dir, path), `${root}/${path}`, options);
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, out), failed]);
}

/** Sorted; links are left out, because they may lead anywhere. */
async function listPlainFiles(dir: string, folder = ''): Promise<string[]> {
  const files: string[] = [];
  for (const name of (await readdir(join(dir, folder))).sort()) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const stats = await lstat(join(dir, path));
    if (stats.isDirectory()) files.push(...(await listPlainFiles(dir, path)));
    else if (stats.isFile()) files.push(path);
  }
  return files;
}
