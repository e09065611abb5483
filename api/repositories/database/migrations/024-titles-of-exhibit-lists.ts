import { type Kysely, sql } from 'kysely';

/**
 * The title of an exhibit list in exported files: its name is usually that of the tag, which is work product.
 */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql.raw(`alter table exhibit_list add column title text not null default ''`).execute(database);
}
