import { sql } from 'kysely';
import { type Act, recordEvent } from './audit-log.ts';
import type { Database, Queryable } from './database.ts';
import { distinctListOf, type List, readList } from './sqlite-sql.ts';

/** Originals with a rendition, with the hashes that it may have. */
export async function listRenditionsWithHashes(
  database: Queryable,
): Promise<{ original: string; hashes: string[] }[]> {
  const { rows } = await sql<{ original: string; hashes: List<string> }>`
    select source_file.sha256 as original,
      ${distinctListOf(sql<string>`rendition_hash.sha256`)} as hashes
    from source_file left join rendition_hash on rendition_hash.original_sha256 = source_file.sha256
    where rendition = 1 group by source_file.sha256 order by source_file.sha256`.execute(database);
  return rows.map(({ original, hashes }) => ({ original, hashes: readList(hashes) }));
}

/** Uploads that are complete and not ingested yet. */
export async function listWholeUploads(database: Queryable): Promise<{ id: string; path: string }[]> {
  return database
    .selectFrom('upload')
    .select(['id', 'path'])
    .where('status', '!=', 'receiving')
    .orderBy('id')
    .execute();
}

/**
 * Prepares a database from a backup for use: uploads whose bytes are not in the backup are removed, sessions
 * and one-time password links are deleted, and a search server is filled again. Returns the paths of the
 * uploads.
 */
export async function settleRestored(
  database: Database,
  act: Act,
  restored: { files: number; databaseSha256: string; backedUpAt: string; uploadIds: ReadonlySet<string> },
): Promise<string[]> {
  const { uploadIds, ...event } = restored;
  return database.transaction().execute(async (transaction) => {
    const uploads = await transaction.selectFrom('upload').select(['id', 'path']).orderBy('path').execute();
    const lost = uploads.filter(({ id }) => !uploadIds.has(id));
    for (const { id } of lost) await transaction.deleteFrom('upload').where('id', '=', id).execute();
    await transaction.deleteFrom('session').execute();
    await transaction.deleteFrom('password_link').execute();
    await transaction.deleteFrom('engine_state').execute();
    await recordEvent(transaction, act, null, { type: 'folder.restored', ...event });
    return lost.map(({ path }) => path);
  });
}
