import { createHash } from 'node:crypto';
import { createReadStream, type PathLike } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file's bytes, in hex. Reads in chunks, so that a file of any size needs little memory. */
export async function hashFile(path: PathLike): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
