import { type Kysely, sql } from 'kysely';

/** Pairs of names that an attorney said belong to different people. They are no longer suggested as one person's. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create table distinct_name (
         matter_id text not null references matter (id), name text not null, other text not null,
         primary key (matter_id, name, other), check (name < other)) strict, without rowid`,
    )
    .execute(database);
}
