import { type Kysely, sql } from 'kysely';

/**
 * The search index moves to a file of its own, which is made when the folder is opened. What stays is the stamp that
 * says of which moment that file has to be.
 */
const statements = [
  'drop table main.page_term',
  'drop table main.search_index',
  'create table index_stamp (stamp text not null) strict',
  `insert into index_stamp (stamp) values ('none')`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
