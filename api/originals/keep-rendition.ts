import { hashFile } from '#ingest';
import type { Database, Queryable } from '../repositories/database/database.ts';
import {
  addRenditionHash,
  keepOnlyRenditionHash,
  listRenditionHashes,
} from '../repositories/pages/rendition-hashes.ts';
import type { OriginalStore } from './original-store.ts';

/**
 * Keeps the PDF that was made of an original, with its hash. The hash is recorded first and the hashes of
 * earlier renditions are removed last, so that a program killed in between leaves a rendition that one of
 * the recorded hashes fits.
 */
export async function keepRendition(
  { database, originals }: { database: Database; originals: OriginalStore },
  source: string,
  originalSha256: string,
  at: Date,
): Promise<void> {
  const sha256 = await hashFile(source);
  await addRenditionHash(database, originalSha256, sha256, { origin: 'made', at });
  await originals.takeRendition(source, originalSha256);
  await keepOnlyRenditionHash(database, originalSha256, sha256);
}

/**
 * The hashes that the rendition at `path` may have. One that is older than the hashes gets its own now: from
 * here on it can't change unseen, and the record says that it was first hashed late.
 */
export async function ensureRenditionHashes(
  database: Queryable,
  path: string,
  originalSha256: string,
  at: Date,
): Promise<readonly string[]> {
  const known = await listRenditionHashes(database, originalSha256);
  if (known.length > 0) return known;
  const sha256 = await hashFile(path);
  await addRenditionHash(database, originalSha256, sha256, { origin: 'first-check', at });
  return [sha256];
}
