import { type Token, tokenize } from '#ingest';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { countRows } from '../database/integrity.ts';
import { decodeWords } from '../pages/encode-words.ts';
import { isIndexOf, replaceIndexFile, setIndexForm } from './index-file.ts';
import { addTermsOfAll } from './page-terms.ts';

/**
 * The version of the index's entries, and of the token stream from which they are made. Increase it when
 * either changes: a folder is then indexed again when it is opened.
 */
const INDEX_VERSION = 2;

/** Pages per transaction; a killed process starts again from the beginning. */
const BATCH = 500;

export async function isIndexCurrent(database: Database): Promise<boolean> {
  return isIndexOf(database, INDEX_VERSION);
}

/**
 * Indexes every page again by its text in use; the index contains nothing that the pages do not. Each page
 * counts as changed, because it may be found differently than before. The caller must have exclusive use of
 * the folder: searches miss pages until the end.
 *
 * @returns the number of pages
 */
export async function rebuildIndex(
  database: Database,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  await replaceIndexFile(database);
  const total = await countRows(database, 'page');
  let done = 0;
  for (let pages = await listTexts(database, 0); pages.length > 0; ) {
    await database.transaction().execute(async (tx) => {
      await addTermsOfAll(tx, pages.map(toEntry));
      await touchPages(tx, pages);
    });
    done += pages.length;
    onProgress(done, total);
    pages = await listTexts(database, pages.at(-1)?.key ?? 0);
  }
  await setIndexForm(database, INDEX_VERSION);
  return done;
}

type StoredText = Awaited<ReturnType<typeof listTexts>>[number];

function toEntry({ key, text, words }: StoredText): readonly [number, Token[]] {
  return [key, tokenize(decodeWords(words, text), text)];
}

/** Adds the pages to the change feed: the value stays the same, the update only fires its trigger. */
async function touchPages(tx: Tx, pages: readonly StoredText[]): Promise<void> {
  for (const { key } of pages) {
    await tx
      .updateTable('main.page')
      .set((eb) => ({ text_version: eb.ref('text_version') }))
      .where('key', '=', key)
      .execute();
  }
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
