import { type Kysely, sql } from 'kysely';

/**
 * Pages whose text has blocks are indexed anew when the folder is opened: until now these stood for nothing, and a
 * phrase or a distance went across them. Such a page counts as changed, as it may be found otherwise than before.
 */
const withBlocks = `select page.key from page
  join page_text on page_text.page_key = page.key and page_text.version = page.text_version
  where instr(page_text.text, '█') > 0`;

const statements = [
  `delete from page_term where rowid in (${withBlocks})`,
  // What is set is as it was: the trigger of the feed of changes is what this is for.
  `update page set text_version = text_version where key in (${withBlocks})`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
