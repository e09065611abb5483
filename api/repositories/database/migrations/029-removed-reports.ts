import { type Kysely, sql } from 'kysely';

/** When a search term report was removed; null while it is listed. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql.raw('alter table term_report add column removed_at text').execute(database);
}
