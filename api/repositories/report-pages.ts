import { sql } from 'kysely';
import type { FileKind, SourceFileStatus } from '#contract/production.ts';
import type { Queryable } from './database.ts';
import { LOW_CONFIDENCE } from './page-filter.ts';

/** Of a page, what a report counts by. */
export interface CountedPage {
  key: number;
  documentId: string;
  fileId: string;
  productionId: string;
  /** 1 where it could not be read, or its text is of low confidence. */
  isHardToRead: number;
}

/** Pages of a matter with a key above `after`, in the order of their keys. */
export async function listCountedPages(
  database: Queryable,
  matterId: string,
  after: number,
  limit: number,
): Promise<CountedPage[]> {
  return database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select([
      'page.key',
      'page.document_id as documentId',
      'page.source_file_id as fileId',
      'page.production_id as productionId',
      sql<number>`coalesce(page.status = 'problem' or page_text.confidence < ${LOW_CONFIDENCE}, 0)`.as(
        'isHardToRead',
      ),
    ])
    .where('page.matter_id', '=', matterId)
    .where('page.key', '>', after)
    .orderBy('page.key')
    .limit(limit)
    .execute();
}

export interface FileInFamily {
  id: string;
  parentId: string | null;
  kind: FileKind;
  sha256: string;
  status: SourceFileStatus;
}

export async function listFilesForFamilies(database: Queryable, matterId: string): Promise<FileInFamily[]> {
  return database
    .selectFrom('source_file')
    .select(['id', 'parent_id as parentId', 'kind', 'sha256', 'status'])
    .where('matter_id', '=', matterId)
    .execute();
}

export interface DocumentInFamily {
  id: string;
  productionId: string;
  parentId: string | null;
  begin: string | null;
  end: string | null;
}

/** Documents that a load file puts into a family. */
export async function listDocumentsForFamilies(
  database: Queryable,
  matterId: string,
): Promise<DocumentInFamily[]> {
  return database
    .selectFrom('document')
    .select([
      'id',
      'production_id as productionId',
      'parent_id as parentId',
      'begin_attachment as begin',
      'end_attachment as end',
    ])
    .where('matter_id', '=', matterId)
    .execute();
}
