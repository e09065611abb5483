import { type Kysely, sql } from 'kysely';

/**
 * Indexes for the counts that screens show for a matter of a hundred thousand pages. Without them every count
 * reads the pages' whole rows, which include the text of their margins and pages.
 */
const statements = [
  'create index page_text_in_short on page_text (page_key, version, source, confidence)',
  'create index page_by_status on page (matter_id, status, position)',
  'create index page_by_status_in_production on page (production_id, status)',
  'create index page_without_bates on page (matter_id, position) where bates is null',
  'create index page_without_bates_in_production on page (production_id) where bates is null',
  // The next free control number is looked up whenever a file is opened.
  'create index source_file_by_control on source_file (matter_id, first_control)',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
