import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** A document, and the keys of its first and last page. */
export interface DocumentEnds {
  id: string;
  first: number;
  last: number;
}

/** The documents that start in a file, or those with the given ids, in page order. */
export async function listDocumentEnds(
  database: Queryable,
  matterId: string,
  of: { fileId: string } | { documentIds: readonly string[] },
): Promise<DocumentEnds[]> {
  const wanted =
    'fileId' in of
      ? sql`first.source_file_id = ${of.fileId}`
      : sql`first.document_id in ${anyOf(of.documentIds)}`;
  const { rows } = await sql<DocumentEnds>`
    select first.document_id as id, first.key as first,
      (select key from main.page as page where page.matter_id = first.matter_id and page.document_id = first.document_id
        order by page.position desc limit 1) as last
    from main.page as first
    where first.matter_id = ${matterId} and first.starts_document = 1 and ${wanted}
    order by first.position`.execute(database);
  return rows;
}
