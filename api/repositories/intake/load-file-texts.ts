import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { addTextVersion, putTextToUse } from '../pages/page-texts.ts';
import { getPageText, type StoredText } from '../pages/pages.ts';

/** A page, and the text file that a load file gives it or its document. */
export interface TextOfPage {
  pageKey: number;
  /** The document, if the text is that of all of its pages. */
  document: DocumentOfText | undefined;
  /** The page's index in the document, from 0. */
  ordinal: number;
  file: { sha256: string; bytes: number };
}

export interface DocumentOfText {
  key: number;
  /** As listed by the load file. */
  pages: number;
  /** Number of further pages in its last file; null while that file was not opened yet. */
  furtherPages: number | null;
  fault: string | null;
}

/** The text that a load file gives a page; undefined if there is none, or if the page has it already. */
export async function findTextOfPage(
  database: Queryable,
  fileId: string,
  pageIndex: number,
): Promise<TextOfPage | undefined> {
  const row = await selectTexts(database)
    .where('page.source_file_id', '=', fileId)
    .where('page.page_index', '=', pageIndex)
    .executeTakeFirst();
  return row && toTextOfPage(database, row);
}

/** Pages of a production that have no text from their load file yet, in page order. */
export async function listPagesWithoutLoadText(
  database: Queryable,
  productionId: string,
): Promise<{ fileId: string; pageIndex: number }[]> {
  return selectTexts(database)
    .clearSelect()
    .select(['page.source_file_id as fileId', 'page.page_index as pageIndex'])
    .where('page.production_id', '=', productionId)
    .where('document.text_fault', 'is', null)
    .orderBy('page.position')
    .execute();
}

/** Stores why a document's text could not be joined to its pages. */
export async function saveTextFault(database: Queryable, documentKey: number, fault: string): Promise<void> {
  await database
    .updateTable('main.document')
    .set({ text_fault: fault })
    .where('key', '=', documentKey)
    .execute();
}

/**
 * Adds texts that came with a load file as versions of their pages, once. `judge` compares each with the text
 * in use; what a person wrote always stays in use.
 */
export async function addLoadTexts(
  database: Database,
  matterId: string,
  texts: readonly { pageKey: number; text: string }[],
  at: Date,
  judge: (inUse: StoredText, text: string) => { text: StoredText; use: boolean },
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    for (const { pageKey, text: given } of texts) {
      if (await hasLoadText(transaction, pageKey)) continue;
      const inUse = await getPageText(transaction, pageKey);
      const { text, use } = judge(inUse, given);
      const version = await addTextVersion(transaction, pageKey, text, { by: null, at });
      if (use && inUse.source !== 'corrected') await putTextToUse(transaction, pageKey, version, text);
    }
  });
}

async function hasLoadText(database: Queryable, pageKey: number): Promise<boolean> {
  const row = await database
    .selectFrom('page_text')
    .select('version')
    .where('page_key', '=', pageKey)
    .where('source', '=', 'load-file')
    .executeTakeFirst();
  return row !== undefined;
}

/** Pages that could be read, each with its place in a load file and the text for it. */
function selectTexts(database: Queryable) {
  return database
    .selectFrom('main.page as page')
    .innerJoin('document_page', (join) =>
      join
        .onRef('document_page.source_file_id', '=', 'page.source_file_id')
        // A page beyond those listed belongs with the last one listed before it.
        .on('document_page.page_index', '=', (eb) =>
          eb
            .selectFrom('document_page as before')
            .select((each) => each.fn.max('before.page_index').as('index'))
            .whereRef('before.source_file_id', '=', 'page.source_file_id')
            .whereRef('before.page_index', '<=', 'page.page_index'),
        ),
    )
    .innerJoin('document', 'document.key', 'document_page.document_key')
    .innerJoin('source_file as text_file', (join) =>
      join.on((eb) =>
        eb('text_file.id', '=', eb.fn.coalesce('document_page.text_file_id', 'document.text_file_id')),
      ),
    )
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select([
      'page.key',
      'page.page_index',
      'document_page.page_index as listed_index',
      'document_page.ordinal',
      'document_page.text_file_id as own_text',
      'document.key as document_key',
      'document.page_count',
      'document.text_fault',
      'text_file.sha256',
      'text_file.bytes',
    ])
    .where('page.status', '!=', 'problem')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('page_text')
            .select('page_text.version')
            .whereRef('page_text.page_key', '=', 'page.key')
            .where('page_text.source', '=', 'load-file'),
        ),
      ),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTexts>['execute']>>[number];

async function toTextOfPage(database: Queryable, row: Row): Promise<TextOfPage | undefined> {
  const beyond = row.page_index - row.listed_index;
  const page = { pageKey: row.key, file: { sha256: row.sha256, bytes: row.bytes } };
  if (row.own_text !== null) return beyond > 0 ? undefined : { ...page, document: undefined, ordinal: 0 };
  return {
    ...page,
    document: {
      key: row.document_key,
      pages: row.page_count,
      furtherPages: await countFurtherPages(database, row.document_key),
      fault: row.text_fault,
    },
    ordinal: row.ordinal + beyond,
  };
}

/** Number of pages in the last file of a document beyond those that the load file lists. */
async function countFurtherPages(database: Queryable, documentKey: number): Promise<number | null> {
  const last = await database
    .selectFrom('document_page')
    .innerJoin('source_file', 'source_file.id', 'document_page.source_file_id')
    .select((eb) => [
      'document_page.page_index',
      'source_file.page_count',
      'source_file.status',
      eb
        .selectFrom('document_page as other')
        .select((each) => each.fn.max('other.page_index').as('index'))
        .whereRef('other.source_file_id', '=', 'document_page.source_file_id')
        .as('last_listed'),
    ])
    .where('document_page.document_key', '=', documentKey)
    .orderBy('document_page.ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.last_listed !== last.page_index) return 0;
  if (last.status === 'received') return null;
  return Math.max(0, last.page_count - last.page_index - 1);
}
