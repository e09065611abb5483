import { type Kysely, sql } from 'kysely';

/**
 * Of which form the search index is, so that a folder with another one is indexed anew when it is opened. The
 * migrations before leave out pages that must be: an index with all pages is of the first form.
 */
const statements = [
  'create table search_index (version integer not null) strict',
  `insert into search_index (version)
     select (select count(*) from page) = (select count(*) from page_term)`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
