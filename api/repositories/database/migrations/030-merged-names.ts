import { type Kysely, sql } from 'kysely';

/** Names that an attorney merged into another name. The facts read from documents stay as they are. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create table merged_name (
         matter_id text not null references matter (id), name text not null, canonical text not null,
         primary key (matter_id, name), check (name <> canonical)) strict, without rowid`,
    )
    .execute(database);
}
