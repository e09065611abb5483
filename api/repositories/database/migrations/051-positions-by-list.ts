import { type Kysely, sql } from 'kysely';

/** A person's position in each list of a matter, where it was only the one in the list read last. */
const statements = [
  `create table position_in_list (
     matter_id text not null references matter (id), user_id text not null references user (id),
     list text not null, page_key integer not null references page (key), at text not null,
     primary key (matter_id, user_id, list)) strict, without rowid`,
  `insert into position_in_list (matter_id, user_id, list, page_key, at)
     select matter_id, user_id, list, page_key, at from reading_place`,
  'drop table reading_place',
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
