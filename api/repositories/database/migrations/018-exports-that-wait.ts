import type { Kysely } from 'kysely';

/** An export that waits when the server is stopped goes on with the next one, with the list that was asked for. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await database.schema.alterTable('export_job').addColumn('list', 'text').execute();
}
