import { type Kysely, sql } from 'kysely';

/**
 * What was not read of a file or a page that was otherwise read. Files and pages of older folders have no
 * notes, because the errors of their decoders were not stored.
 */
const statements = [
  `alter table source_file add column notes text not null default '[]'`,
  `alter table page add column notes text not null default '[]'`,
  // For counting them: few pages have any.
  `create index page_with_notes on page (production_id, source_file_id) where notes != '[]'`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
