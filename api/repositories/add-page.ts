import { type PageRecord, tokenize } from '#ingest';
import { SqliteIndex } from '../search/engines/sqlite-index.ts';
import type { Database } from './database.ts';
import { encodeWords } from './encode-words.ts';
import { controlNumberOf, pageIdOf } from './page-id.ts';
import { beatRun } from './productions.ts';

/** Where a page that was read belongs. */
export interface PagePlace {
  matterId: string;
  productionId: string;
  fileId: string;
  sha256: string;
  firstControl: number;
  runId: string;
}

/**
 * Makes a page durable: the page, its text, its index entry and the run's progress in one
 * transaction. Returns false when another run brought the same page first.
 */
export async function addPage(
  database: Database,
  place: PagePlace,
  record: PageRecord,
  at: Date,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const position = place.firstControl + record.pageIndex;
    const added = await transaction
      .insertInto('page')
      .values({
        id: pageIdOf(place.sha256, record.pageIndex),
        matter_id: place.matterId,
        production_id: place.productionId,
        source_file_id: place.fileId,
        page_index: record.pageIndex,
        position,
        control_number: controlNumberOf(position),
        status: record.status,
        problem: record.problem,
        width: record.width,
        height: record.height,
        pdf_object: record.pdfObject?.number ?? null,
        pdf_generation: record.pdfObject?.generation ?? null,
        // Until boundaries are read, a file is one document.
        document_id: pageIdOf(place.sha256, 0),
        starts_document: record.pageIndex === 0 ? 1 : 0,
        bates_candidates: JSON.stringify(record.batesCandidates),
        text_version: 1,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    await beatRun(transaction, place.runId, at);
    if (!added) return false;
    const { source, reason, confidence, text, words } = record.text;
    await transaction
      .insertInto('page_text')
      .values({
        page_key: added.key,
        version: 1,
        source,
        reason,
        confidence,
        text,
        words: encodeWords(words),
        word_count: words.length,
        created_at: at.toISOString(),
      })
      .execute();
    await new SqliteIndex(transaction).add(added.key, tokenize(words, text));
    return true;
  });
}
