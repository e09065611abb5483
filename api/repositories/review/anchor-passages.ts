import { findPassageAgain } from '#contract/review/find-passage-again.ts';
import type { Word } from '#ingest';
import type { Queryable, Tx } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { decodeWords } from '../pages/encode-words.ts';

/**
 * Finds the passages of a page again in the text that came into use, in the transaction that changes it. The
 * quotation stays as it was; a passage whose words are gone becomes an orphan, until they are back.
 */
export async function anchorPassages(
  tx: Tx,
  pageKey: number,
  version: number,
  words: readonly Word[],
): Promise<void> {
  const passages = await tx
    .selectFrom('passage')
    .select(['id', 'quotation', 'words_before', 'words_after', 'text_version', 'first_word', 'last_word'])
    .where('page_key', '=', pageKey)
    .where('quotation', 'is not', null)
    .execute();
  const now = words.map(({ text }) => text);
  for (const { id, quotation, words_before: before, words_after: after, ...at } of passages) {
    const { text_version, first_word: first, last_word: last } = at;
    const old =
      text_version !== null && first !== null && last !== null
        ? { words: await listWords(tx, pageKey, text_version), range: { first, last } }
        : undefined;
    const found = findPassageAgain({ quotation: quotation ?? '', before, after }, old, now);
    const rects = found ? words.slice(found.first, found.last + 1).map(({ rect }) => rect) : [];
    await tx
      .updateTable('main.passage')
      .set({
        text_version: found ? version : null,
        first_word: found?.first ?? null,
        last_word: found?.last ?? null,
        rects: jsonColumns.passageRects.write(rects),
      })
      .where('id', '=', id)
      .execute();
  }
}

async function listWords(database: Queryable, pageKey: number, version: number): Promise<string[]> {
  const { words, text } = await database
    .selectFrom('page_text')
    .select(['words', 'text'])
    .where('page_key', '=', pageKey)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return decodeWords(words, text).map((word) => word.text);
}
