import type { FileKind, SourceFileStatus } from '#contract/production.ts';
import type { Queryable } from './database.ts';

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

export interface DocumentOfFile {
  fileId: string;
  documentId: string;
}

/** Which documents the pages of each file are of. */
export async function listDocumentsOfFiles(database: Queryable, matterId: string): Promise<DocumentOfFile[]> {
  return database
    .selectFrom('page')
    .select(['source_file_id as fileId', 'document_id as documentId'])
    .distinct()
    .where('matter_id', '=', matterId)
    .execute();
}
