import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file of a package; `path` is relative to the package, with forward slashes. */
export interface PackageFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Writes a file durably, and returns what was written. */
export async function writePackageFile(
  dir: string,
  path: string,
  content: Uint8Array | string,
): Promise<PackageFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const target = join(dir, path);
  await mkdir(dirname(target), { recursive: true });
  const file = await open(target, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export async function hashPackageFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
