import { sql } from 'kysely';
import type { TextSource } from '#contract/pages/page.ts';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { joinTerms } from '../search/page-terms.ts';

/** A page as indexed by a search server, apart from its tags, reviewers and document. */
export interface PageDocumentRow {
  key: number;
  id: string;
  matterId: string;
  productionId: string;
  fileId: string;
  documentId: string;
  source: TextSource;
  /** The printed terms, and those joined by hyphens, each with its mark; see page-terms.ts. */
  terms: string;
  joined: string;
}

/** In no order. */
export async function listPageDocuments(
  database: Queryable,
  keys: readonly number[],
): Promise<PageDocumentRow[]> {
  const { rows } = await sql<PageDocumentRow>`
    select page.key, page.id, page.matter_id as "matterId", page.production_id as "productionId",
      page.source_file_id as "fileId", page.document_id as "documentId", page_text.source,
      coalesce(page_term.terms, '') as terms, coalesce(page_term.joined, '') as joined
    from page
    join page_text on page_text.page_key = page.key and page_text.version = page.text_version
    ${joinTerms}
    where page.key in ${anyOf(keys)}`.execute(database);
  return rows;
}
