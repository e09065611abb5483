import { sql } from 'kysely';
import { tokenize } from '#ingest';
import type { Database, Queryable } from '../database/database.ts';
import { decodeWords } from '../pages/encode-words.ts';
import { addTerms } from './page-terms.ts';

/**
 * The form of the index's entries, and of the token stream that they are made of. Raise it when either changes:
 * a folder is then indexed anew when it is opened.
 */
const INDEX_VERSION = 2;

/** Pages of a transaction; a process that is killed meanwhile begins anew. */
const BATCH = 500;

export async function isIndexCurrent(database: Queryable): Promise<boolean> {
  const row = await database.selectFrom('search_index').select('version').executeTakeFirst();
  return row?.version === INDEX_VERSION;
}

/**
 * Indexes every page anew by the text that is in use; the index holds nothing that the pages do not. Each page counts
 * as changed, as it may be found otherwise than before. The folder must be the caller's alone: until the end
 * searches miss pages.
 *
 * @returns the number of pages
 */
export async function rebuildIndex(
  database: Database,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  await database.transaction().execute(async (tx) => {
    await tx.updateTable('search_index').set({ version: 0 }).execute();
    await sql`delete from page_term`.execute(tx);
  });
  let done = 0;
  for (let last: number | undefined = 0; last !== undefined; ) {
    const pages = await listTexts(database, last);
    await database.transaction().execute(async (tx) => {
      for (const { key, text, words } of pages) {
        await addTerms(tx, key, tokenize(decodeWords(words, text), text));
        // What is set is as it was: the trigger of the feed of changes is what this is for.
        await tx
          .updateTable('page')
          .set((eb) => ({ text_version: eb.ref('text_version') }))
          .where('key', '=', key)
          .execute();
      }
    });
    done += pages.length;
    onProgress(done);
    last = pages.at(-1)?.key;
  }
  await database.updateTable('search_index').set({ version: INDEX_VERSION }).execute();
  return done;
}

function listTexts(database: Queryable, after: number) {
  return database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select(['page.key', 'page_text.text', 'page_text.words'])
    .where('page.key', '>', after)
    .orderBy('page.key')
    .limit(BATCH)
    .execute();
}
