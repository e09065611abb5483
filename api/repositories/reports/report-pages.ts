import { sql } from 'kysely';
import type { FileKind, SourceFileStatus } from '#contract/intake/production.ts';
import type { Queryable } from '../database/database.ts';

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

/**
 * Documents that a load file, their own text or a person assigns to a family; a person's decision takes
 * precedence.
 */
export async function listDocumentsForFamilies(
  database: Queryable,
  matterId: string,
): Promise<DocumentInFamily[]> {
  const { rows } = await sql<DocumentInFamily>`
    select document.id, document.production_id as "productionId", document.begin_attachment as begin,
      document.end_attachment as end,
      case when facts.is_parent_typed = 1 then facts.parent_typed else document.parent_id end as "parentId"
    from document
    left join document_facts as facts on facts.matter_id = document.matter_id and facts.document_id = document.id
    where document.matter_id = ${matterId}
    union all
    select facts.document_id, page.production_id, null, null, page.document_id
    from document_facts as facts
    join page on page.matter_id = facts.matter_id
      and page.id = case when facts.is_parent_typed = 1 then facts.parent_typed else facts.parent_read end
    where facts.matter_id = ${matterId}
      and not exists (
        select 1 from document where document.matter_id = facts.matter_id and document.id = facts.document_id)`.execute(
    database,
  );
  return [...rows, ...listParents(rows)];
}

/** The documents to which others were attached, which belong to the family too. */
function listParents(children: readonly DocumentInFamily[]): DocumentInFamily[] {
  const known = new Set(children.map(({ id }) => id));
  const parents = new Map(
    children.flatMap(({ parentId, productionId }) =>
      parentId === null || known.has(parentId) ? [] : [[parentId, productionId]],
    ),
  );
  return [...parents].map(([id, productionId]) => ({
    id,
    productionId,
    parentId: null,
    begin: null,
    end: null,
  }));
}

export interface DocumentOfFile {
  fileId: string;
  documentId: string;
}

/** The documents to which the pages of each file belong. */
export async function listDocumentsOfFiles(database: Queryable, matterId: string): Promise<DocumentOfFile[]> {
  return database
    .selectFrom('page')
    .select(['source_file_id as fileId', 'document_id as documentId'])
    .distinct()
    .where('matter_id', '=', matterId)
    .execute();
}
