import { type Kysely, sql } from 'kysely';

/**
 * The search index moves to its own file, which is created when the folder is opened. What remains is the
 * stamp that identifies the state of the record to which that file must belong.
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
