import { type Kysely, sql } from 'kysely';

/**
 * The version of the search index, so that a folder with another one is indexed again when it is opened. The
 * earlier migrations remove pages that must be indexed again: an index with all pages has the first version.
 */
const statements = [
  'create table search_index (version integer not null) strict',
  `insert into search_index (version)
     select (select count(*) from page) = (select count(*) from page_term)`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
