import { type Kysely, sql } from 'kysely';

/** What exported files call an exhibit list: its name is mostly the tag's, which is work product. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql.raw(`alter table exhibit_list add column title text not null default ''`).execute(database);
}
