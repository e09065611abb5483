import { type Kysely, sql } from 'kysely';

/** The position of each person in each matter, and an index for the pages that a person tagged lately. */
const statements = [
  `create table reading_place (
     matter_id text not null references matter (id), user_id text not null references user (id),
     page_key integer not null references page (key), list text not null, at text not null,
     primary key (matter_id, user_id)) strict, without rowid`,
  'create index page_tag_by_person on page_tag (tagged_by, tagged_at)',
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
