import type { Kysely } from 'kysely';

/**
 * An export that is waiting when the server stops continues with the next server, with the list that was
 * requested.
 */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await database.schema.alterTable('export_job').addColumn('list', 'text').execute();
}
