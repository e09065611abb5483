import type { Database, Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';

type Origin = Schema['rendition_hash']['origin'];

/** Hashes that a rendition of an original may have; none for one from before hashes were stored. */
export async function listRenditionHashes(database: Queryable, originalSha256: string): Promise<string[]> {
  const rows = await database
    .selectFrom('rendition_hash')
    .select('sha256')
    .where('original_sha256', '=', originalSha256)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

export async function addRenditionHash(
  database: Queryable,
  originalSha256: string,
  sha256: string,
  { origin, at }: { origin: Origin; at: Date },
): Promise<void> {
  await database
    .insertInto('rendition_hash')
    .values({ original_sha256: originalSha256, sha256, origin, recorded_at: at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The rendition with this hash has replaced all others. */
export async function keepOnlyRenditionHash(
  database: Database,
  originalSha256: string,
  sha256: string,
): Promise<void> {
  await database
    .deleteFrom('rendition_hash')
    .where('original_sha256', '=', originalSha256)
    .where('sha256', '!=', sha256)
    .execute();
}
