import { type Kysely, sql } from 'kysely';

/**
 * Pages whose text has blocks are indexed again when the folder is opened: before, a block was not in the
 * index, and a phrase or a distance went across it. Such a page counts as changed, because searches may now
 * find it differently.
 */
const withBlocks = `select page.key from page
  join page_text on page_text.page_key = page.key and page_text.version = page.text_version
  where instr(page_text.text, '█') > 0`;

const statements = [
  `delete from page_term where rowid in (${withBlocks})`,
  // The update changes no value: its purpose is the trigger of the change feed.
  `update page set text_version = text_version where key in (${withBlocks})`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
