import { isDeepStrictEqual } from 'node:util';
import { chunk } from '../../chunk.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { type DocumentPlace, findDocumentPlace } from '../documents/documents.ts';
import { pageIdOf } from '../pages/page-id.ts';

/** A document to save; the keys of its pages are not known yet. */
export interface DocumentToSave extends Omit<Schema['document'], 'key' | 'ordinal' | 'text_fault'> {
  pages: Omit<Schema['document_page'], 'document_key'>[];
}

type LoadFileToSave = Omit<Schema['load_file'], 'reading_fault_count' | 'reading_faults'>;

/** Rows written by one statement, because SQL limits the number of parameters. */
const CHUNK = 200;

/**
 * Stores what the load files of a production say, replacing what they said before, and updates the pages that
 * were already read; pages read later use it then. If nothing changed, nothing is written.
 */
export async function saveVolume(
  database: Database,
  production: { id: string; matterId: string },
  volume: { loadFiles: readonly LoadFileToSave[]; documents: readonly DocumentToSave[] },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, production.matterId);
    if (await isSaved(transaction, production.id, volume.loadFiles)) return;
    const before = await listFilesOfDocuments(transaction, production.id);
    await transaction.deleteFrom('main.document').where('production_id', '=', production.id).execute();
    await transaction.deleteFrom('load_file').where('production_id', '=', production.id).execute();
    for (const loadFile of volume.loadFiles) {
      await transaction
        .insertInto('load_file')
        .values({ ...loadFile, reading_fault_count: 0, reading_faults: jsonColumns.ingestFaults.write([]) })
        .execute();
    }
    await insertDocuments(transaction, volume.documents);
    const after = await listFilesOfDocuments(transaction, production.id);
    await placePages(transaction, [...new Set([...before, ...after])]);
  });
}

async function isSaved(
  database: Queryable,
  productionId: string,
  loadFiles: readonly LoadFileToSave[],
): Promise<boolean> {
  const saved = await database
    .selectFrom('load_file')
    .select(['file_id', 'plan_hash'])
    .where('production_id', '=', productionId)
    .orderBy('file_id')
    .execute();
  const now = loadFiles.map(({ file_id, plan_hash }) => ({ file_id, plan_hash }));
  return isDeepStrictEqual(
    saved.map(({ file_id, plan_hash }) => ({ file_id, plan_hash })),
    now.sort((a, b) => (a.file_id < b.file_id ? -1 : 1)),
  );
}

async function listFilesOfDocuments(database: Queryable, productionId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('document_page')
    .innerJoin('document', 'document.key', 'document_page.document_key')
    .select('document_page.source_file_id')
    .distinct()
    .where('document.production_id', '=', productionId)
    .execute();
  return rows.map((row) => row.source_file_id);
}

/** A document whose pages came with an earlier production stays with that one. */
async function insertDocuments(database: Queryable, documents: readonly DocumentToSave[]): Promise<void> {
  const numbered = documents.map((document, ordinal) => ({ ...document, ordinal }));
  for (const some of chunk(numbered, CHUNK)) {
    const saved = await database
      .insertInto('main.document')
      .values(some.map(({ pages: _pages, ...document }) => ({ ...document, text_fault: null })))
      .onConflict((conflict) => conflict.doNothing())
      .returning(['key', 'id'])
      .execute();
    const keys = new Map(saved.map(({ id, key }) => [id, key]));
    await insertDocumentPages(
      database,
      some.flatMap(({ id, pages }) => {
        const key = keys.get(id);
        return key === undefined ? [] : pages.map((page) => ({ ...page, document_key: key }));
      }),
    );
  }
}

async function insertDocumentPages(database: Queryable, pages: Schema['document_page'][]): Promise<void> {
  for (const some of chunk(pages, CHUNK)) await database.insertInto('document_page').values(some).execute();
}

/** Updates existing pages to what the load files say about them now. */
async function placePages(database: Queryable, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    const pages = await database
      .selectFrom('main.page as page')
      .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
      .select([
        'page.key',
        'page.page_index',
        'page.bates_source',
        'source_file.sha256',
        'source_file.page_seed',
      ])
      .where('page.source_file_id', '=', fileId)
      .execute();
    for (const page of pages) {
      const place = await findDocumentPlace(database, fileId, page.page_index);
      const set = place ?? placeByItself(page);
      await database
        .updateTable('main.page')
        .set(keepsNumber(page.bates_source, set) ? withoutNumber(set) : set)
        .where('key', '=', page.key)
        .execute();
    }
  }
}

/**
 * The place of a page that no load file mentions any more: its file is its document, and its margins number
 * it.
 */
function placeByItself(page: {
  page_index: number;
  sha256: string;
  page_seed: string | null;
}): DocumentPlace {
  return {
    document_id: pageIdOf(page.page_seed ?? page.sha256, 0),
    starts_document: page.page_index === 0 ? 1 : 0,
    bates: null,
    bates_prefix_key: null,
    bates_number: null,
    bates_source: null,
    bates_confidence: null,
  };
}

/** A number typed by a person is kept, and so is one that was read if the load file has none. */
function keepsNumber(source: Schema['page']['bates_source'], place: DocumentPlace): boolean {
  return source === 'typed' || (source !== 'load-file' && place.bates === null);
}

function withoutNumber({ document_id, starts_document }: DocumentPlace) {
  return { document_id, starts_document };
}
