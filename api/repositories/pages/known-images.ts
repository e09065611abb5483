import type { ExpressionBuilder } from 'kysely';
import { NO_MARKS, type PageMarks } from '#contract/pages/marks.ts';
import type { KnownRecognition } from '#ingest';
import type { Queryable } from '../database/database.ts';
import type { Json } from '../database/json-column.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { decodeWords } from './encode-words.ts';
import { MARKS_READING } from './page-marks.ts';

/** What OCR read of an image with these pixels, on the first page of the matter that shows it. */
export async function findKnownRecognition(
  database: Queryable,
  matterId: string,
  pixels: string,
): Promise<KnownRecognition | undefined> {
  const row = await database
    .selectFrom('main.page as page')
    .innerJoin('page_text', 'page_text.page_key', 'page.key')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .leftJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select([
      'page.key',
      'source_file.path',
      'page.page_index',
      'page.turned',
      'page.bates_candidates',
      'page.marks_reading',
      'page_marks.as_read',
      'page_text.text',
      'page_text.words',
      'page_text.confidence',
    ])
    .where('page.matter_id', '=', matterId)
    .where('page.pixels', '=', pixels)
    .where('page_text.source', '=', 'ocr')
    .where((eb) => eb.not(eb.exists(otherRecognition(eb))))
    .orderBy('page.position')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      text: { text: row.text, words: decodeWords(row.words, row.text), confidence: row.confidence },
      turned: row.turned,
      batesCandidates: jsonColumns.batesCandidates.read(row.bates_candidates, row.key),
      marks: row.marks_reading === MARKS_READING ? readMarks(row) : null,
      page: `${row.path} p. ${row.page_index + 1}`,
    }
  );
}

function readMarks(row: { key: number; as_read: Json<PageMarks> | null }): PageMarks {
  return jsonColumns.marksAsRead.readOrNull(row.as_read, row.key) ?? NO_MARKS;
}

/** A page that was recognized several times, as on request, does not show how an image is read first. */
function otherRecognition(eb: ExpressionBuilder<Schema, 'page_text'>) {
  return eb
    .selectFrom('page_text as other')
    .select('other.version')
    .whereRef('other.page_key', '=', 'page_text.page_key')
    .whereRef('other.version', '!=', 'page_text.version')
    .where('other.source', '=', 'ocr');
}
