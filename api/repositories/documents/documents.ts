import type { DocumentDetail } from '#contract/intake/load-file.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';

/** A page's document and number according to a load file. */
export interface DocumentPlace {
  document_id: string;
  starts_document: number;
  bates: string | null;
  bates_prefix_key: string | null;
  bates_number: number | null;
  bates_source: 'load-file' | null;
  bates_confidence: number | null;
}

/** The load file states it: nothing was guessed. */
const SURE = 100;

/**
 * A page's place according to a load file; undefined if none mentions its file. A page beyond those listed
 * for a file belongs to the document of the page before, without a number.
 */
export async function findDocumentPlace(
  database: Queryable,
  fileId: string,
  pageIndex: number,
): Promise<DocumentPlace | undefined> {
  const row = await database
    .selectFrom('document_page')
    .innerJoin('document', 'document.key', 'document_page.document_key')
    .select(['document.id', 'document_page.page_index', 'document_page.starts', 'document_page.bates'])
    .where('document_page.source_file_id', '=', fileId)
    .where('document_page.page_index', '<=', pageIndex)
    .orderBy('document_page.page_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const isListed = row.page_index === pageIndex;
  const bates = isListed ? row.bates : null;
  const parsed = bates === null ? undefined : parseBates(bates);
  return {
    document_id: row.id,
    starts_document: isListed ? row.starts : 0,
    bates,
    bates_prefix_key: parsed?.prefixKey ?? null,
    bates_number: parsed?.number ?? null,
    bates_source: bates === null ? null : 'load-file',
    bates_confidence: bates === null ? null : SURE,
  };
}

/** A document as described by its load file; undefined if none describes it. */
export async function findDocument(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<DocumentDetail | undefined> {
  const row = await database
    .selectFrom('document')
    .innerJoin('source_file', 'source_file.id', 'document.load_file_id')
    .leftJoin('document as parent', (join) =>
      join.onRef('parent.id', '=', 'document.parent_id').onRef('parent.matter_id', '=', 'document.matter_id'),
    )
    .select([
      'document.begin_bates',
      'document.end_bates',
      'document.begin_attachment',
      'document.end_attachment',
      'document.fields',
      'document.row',
      'source_file.path',
      'parent.id as parent_id',
      'parent.begin_bates as parent_bates',
    ])
    .where('document.matter_id', '=', matterId)
    .where('document.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { begin_attachment: begin, end_attachment: end, parent_id, parent_bates } = row;
  return {
    beginBates: row.begin_bates,
    endBates: row.end_bates,
    family: begin === null ? null : { begin, end: end ?? begin },
    parent:
      parent_id === null || parent_bates === null
        ? null
        : { documentId: parent_id, beginBates: parent_bates },
    fields: jsonColumns.documentFields.read(row.fields, id),
    loadFile: row.path,
    row: row.row,
  };
}
