import { type Kysely, sql } from 'kysely';
import { tokenize } from '#ingest';
import { decodeWords } from '../encode-words.ts';
import { replaceTerms } from '../page-terms.ts';

/**
 * Pages whose text has blocks are indexed anew: until now these stood for nothing, and a phrase or a
 * distance went across them. Such a page counts as changed, as it may be found otherwise than before.
 */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  const { rows: pages } = await sql<{ key: number }>`
    select page.key from page
    join page_text on page_text.page_key = page.key and page_text.version = page.text_version
    where instr(page_text.text, '█') > 0 order by page.key`.execute(database);
  for (const { key } of pages) await indexAnew(database, key);
}

async function indexAnew<Tables>(database: Kysely<Tables>, key: number): Promise<void> {
  const { rows } = await sql<{ text: string; words: Uint8Array }>`
    select page_text.text, page_text.words from page
    join page_text on page_text.page_key = page.key and page_text.version = page.text_version
    where page.key = ${key}`.execute(database);
  for (const { text, words } of rows)
    await replaceTerms(database, key, tokenize(decodeWords(words, text), text));
  // What is set is as it was: the trigger of the feed of changes is what this is for.
  await sql`update page set text_version = text_version where key = ${key}`.execute(database);
}
