import { type PageRecord, type PageText, tokenize } from '#ingest';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { findDocumentPlace } from '../documents/documents.ts';
import { renewRun } from '../intake/ingest-runs.ts';
import { addTerms } from '../search/page-terms.ts';
import { controlNumberOf, pageIdOf } from './page-id.ts';
import { MARKS_READING, saveMarksRead } from './page-marks.ts';
import { addTextVersion, insertTextVersion, putTextToUse } from './page-texts.ts';
import { replacePlaces } from './place-names.ts';

/** Where a page that was read belongs. */
export interface PagePlace {
  matterId: string;
  productionId: string;
  fileId: string;
  /** The seed of the file's page ids: its SHA-256, unless it is a copy with its own numbers. */
  seed: string;
  firstControl: number;
}

/**
 * Commits pages: each with its text and its index entry, and the run's progress, in one transaction. An
 * existing page is not changed, except that one with a problem is replaced by one that could be read, under
 * the same id.
 */
export async function addPages(
  database: Database,
  run: { id: string; matterId: string },
  pages: readonly { place: PagePlace; record: PageRecord }[],
  at: Date,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, run.matterId);
    await renewRun(transaction, run.id, pages.length, at);
    for (const { place, record } of pages) await addPage(transaction, place, record, at);
  });
}

async function addPage(tx: Tx, place: PagePlace, record: PageRecord, at: Date): Promise<void> {
  const { text, otherTexts } = record;
  const added = await insertPage(tx, place, record);
  if (added !== undefined) {
    for (const [index, version] of [...otherTexts, text].entries())
      await insertTextVersion(tx, added, index + 1, version, { by: null, at });
    await addTerms(tx, added, tokenize(text.words, text.text));
    await replacePlaces(tx, added, text.text);
    await saveMarksRead(tx, added, record.marks);
    return;
  }
  const mended = await mendPage(tx, place, record);
  if (mended === undefined) return;
  for (const other of otherTexts) await addTextVersion(tx, mended, other, { by: null, at });
  await addText(tx, mended, text, at);
  await saveMarksRead(tx, mended, record.marks);
}

/** Undefined if the page exists already. */
async function insertPage(
  database: Queryable,
  place: PagePlace,
  record: PageRecord,
): Promise<number | undefined> {
  const position = place.firstControl + record.pageIndex;
  const added = await database
    .insertInto('main.page')
    .values({
      id: pageIdOf(place.seed, record.pageIndex),
      matter_id: place.matterId,
      production_id: place.productionId,
      source_file_id: place.fileId,
      page_index: record.pageIndex,
      position,
      control_number: controlNumberOf(position),
      // Until boundaries are read, a file is one document, unless a load file says otherwise.
      document_id: pageIdOf(place.seed, 0),
      starts_document: record.pageIndex === 0 ? 1 : 0,
      ...(await findDocumentPlace(database, place.fileId, record.pageIndex)),
      text_version: 1 + record.otherTexts.length,
      ...whatWasRead(record),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return added?.key;
}

/** Undefined unless the existing page has a problem, and this record has none. */
async function mendPage(
  database: Queryable,
  place: PagePlace,
  record: PageRecord,
): Promise<number | undefined> {
  if (record.status === 'problem') return undefined;
  const mended = await database
    .updateTable('main.page')
    .set(whatWasRead(record))
    .where('matter_id', '=', place.matterId)
    .where('id', '=', pageIdOf(place.seed, record.pageIndex))
    .where('status', '=', 'problem')
    .returning('key')
    .executeTakeFirst();
  return mended?.key;
}

/** The columns of a page's row that come from reading it, except its text. */
export function whatWasRead(record: PageRecord) {
  return {
    status: record.status,
    problem: record.problem,
    notes: jsonColumns.pageNotes.write(record.notes),
    width: record.width,
    height: record.height,
    pdf_object: record.pdfObject?.number ?? null,
    pdf_generation: record.pdfObject?.generation ?? null,
    turned: record.turned,
    pixels: record.pixels,
    read_as: record.text.source,
    bates_candidates: jsonColumns.batesCandidates.write(record.batesCandidates),
    marks_reading: MARKS_READING,
  };
}

/**
 * A text is a version beside the earlier ones. The newest is in use, unless a person has corrected the page:
 * what is read later never replaces what a person wrote.
 */
async function addText(tx: Tx, key: number, text: PageText, at: Date): Promise<void> {
  const inUse = await tx
    .selectFrom('main.page as page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select('page_text.source')
    .where('page.key', '=', key)
    .executeTakeFirst();
  const version = await addTextVersion(tx, key, text, { by: null, at });
  if (inUse?.source !== 'corrected') await putTextToUse(tx, key, version, text);
}
