import type { PageRecord, PageText } from '#ingest';
import type { Database, Queryable } from './database.ts';
import { beatRun } from './ingest-runs.ts';
import { controlNumberOf, pageIdOf } from './page-id.ts';
import { addTextVersion, putTextToUse } from './page-texts.ts';

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
 * transaction. A page with a problem gives way to one that was read at last, under the same id.
 * Returns false when the page is there already and nothing better came.
 */
export async function addPage(
  database: Database,
  place: PagePlace,
  record: PageRecord,
  at: Date,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await beatRun(transaction, place.runId, at);
    const key =
      (await insertPage(transaction, place, record)) ?? (await mendPage(transaction, place, record));
    if (key === undefined) return false;
    for (const text of record.otherTexts) await addTextVersion(transaction, key, text, { by: null, at });
    await addText(transaction, key, record.text, at);
    return true;
  });
}

/** Undefined when the page is there already. */
async function insertPage(
  database: Queryable,
  place: PagePlace,
  record: PageRecord,
): Promise<number | undefined> {
  const position = place.firstControl + record.pageIndex;
  const added = await database
    .insertInto('page')
    .values({
      id: pageIdOf(place.sha256, record.pageIndex),
      matter_id: place.matterId,
      production_id: place.productionId,
      source_file_id: place.fileId,
      page_index: record.pageIndex,
      position,
      control_number: controlNumberOf(position),
      // Until boundaries are read, a file is one document.
      document_id: pageIdOf(place.sha256, 0),
      starts_document: record.pageIndex === 0 ? 1 : 0,
      text_version: 1 + record.otherTexts.length,
      ...whatWasRead(record),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return added?.key;
}

/** Undefined unless the page that is there has a problem, and this record has none. */
async function mendPage(
  database: Queryable,
  place: PagePlace,
  record: PageRecord,
): Promise<number | undefined> {
  if (record.status === 'problem') return undefined;
  const mended = await database
    .updateTable('page')
    .set(whatWasRead(record))
    .where('matter_id', '=', place.matterId)
    .where('id', '=', pageIdOf(place.sha256, record.pageIndex))
    .where('status', '=', 'problem')
    .returning('key')
    .executeTakeFirst();
  return mended?.key;
}

/** What a page's row says of its reading, its text apart. */
export function whatWasRead(record: PageRecord) {
  return {
    status: record.status,
    problem: record.problem,
    width: record.width,
    height: record.height,
    pdf_object: record.pdfObject?.number ?? null,
    pdf_generation: record.pdfObject?.generation ?? null,
    turned: record.turned,
    pixels: record.pixels,
    bates_candidates: JSON.stringify(record.batesCandidates),
  };
}

/**
 * A text is a version beside the ones before. The newest is in use, unless a person has corrected
 * the page: what is read later never takes the place of what a person wrote.
 */
async function addText(database: Queryable, key: number, text: PageText, at: Date): Promise<void> {
  const inUse = await database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select('page_text.source')
    .where('page.key', '=', key)
    .executeTakeFirst();
  const version = await addTextVersion(database, key, text, { by: null, at });
  if (inUse?.source !== 'corrected') await putTextToUse(database, key, version, text);
}
