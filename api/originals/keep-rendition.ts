import { hashFile } from '#ingest';
import type { Database, Queryable } from '../repositories/database/database.ts';
import {
  addRenditionHash,
  keepOnlyRenditionHash,
  listRenditionHashes,
} from '../repositories/pages/rendition-hashes.ts';
import type { OriginalStore } from './original-store.ts';

/**
 * Stores the PDF made from an original, with its hash. The hash is recorded first and the hashes of earlier
 * renditions are removed last, so that a rendition always matches one of the recorded hashes, even if the
 * program is killed in between.
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
 * The hashes that the rendition at `path` may have. A rendition older than the hashes gets its own now: from
 * here on a change is detected, and the record states that it was first hashed late.
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
