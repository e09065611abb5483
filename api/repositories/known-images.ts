import type { KnownReading } from '#ingest';
import type { Queryable } from './database.ts';
import { decodeWords } from './encode-words.ts';
import { isTextAsRead } from './page-filter.ts';

/** What OCR read of an image with these pixels, on the first page of the matter that shows it. */
export async function findReadingOf(
  database: Queryable,
  matterId: string,
  pixels: string,
): Promise<KnownReading | undefined> {
  const row = await database
    .selectFrom('page')
    .innerJoin('page_text', 'page_text.page_key', 'page.key')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select([
      'source_file.path',
      'page.page_index',
      'page.turned',
      'page.bates_candidates',
      'page_text.text',
      'page_text.words',
      'page_text.confidence',
    ])
    .where('page.matter_id', '=', matterId)
    .where('page.pixels', '=', pixels)
    .where(isTextAsRead)
    .where('page_text.source', '=', 'ocr')
    .orderBy('page.position')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      text: { text: row.text, words: decodeWords(row.words, row.text), confidence: row.confidence },
      turned: row.turned,
      batesCandidates: JSON.parse(row.bates_candidates),
      page: `${row.path} p. ${row.page_index + 1}`,
    }
  );
}
