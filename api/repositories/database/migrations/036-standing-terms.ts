import { type Kysely, sql } from 'kysely';

/** The terms that are marked on every page of a matter. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create table standing_terms (
         matter_id text primary key not null references matter (id),
         version integer not null, terms text not null) strict`,
    )
    .execute(database);
}
