import { sql } from 'kysely';
import type { FieldValue } from '#contract/load-file.ts';
import type { PageStatus, TextSource } from '#contract/page.ts';
import type { Queryable } from './database.ts';

/** What searches narrow, count and order pages by. */
export interface CatalogueRow {
  key: number;
  matterId: string;
  position: number;
  productionId: string;
  documentId: string;
  status: PageStatus;
  source: TextSource;
  /** 0..100; null where there is nothing to read. */
  confidence: number | null;
  batesNumber: number | null;
  batesPrefixKey: string | null;
}

const among = (keys: readonly number[]) =>
  sql<boolean>`page_key in (select value from json_each(${JSON.stringify(keys)}))`;

export async function listCatalogueRows(
  database: Queryable,
  keys: readonly number[],
): Promise<CatalogueRow[]> {
  return database
    .selectFrom('page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select([
      'page.key',
      'page.matter_id as matterId',
      'page.position',
      'page.production_id as productionId',
      'page.document_id as documentId',
      'page.status',
      'page_text.source',
      'page_text.confidence',
      'page.bates_number as batesNumber',
      'page.bates_prefix_key as batesPrefixKey',
    ])
    .where(sql<boolean>`page.key in (select value from json_each(${JSON.stringify(keys)}))`)
    .execute();
}

export async function listTagsOfPages(database: Queryable, keys: readonly number[]) {
  return database
    .selectFrom('page_tag')
    .select(['page_key as key', 'tag_id as tagId'])
    .where(among(keys))
    .execute();
}

/** Who decided anything on which page, each once. */
export async function listReviewersOfPages(database: Queryable, keys: readonly number[]) {
  return database
    .selectFrom('page_event')
    .innerJoin('audit_event', 'audit_event.seq', 'page_event.seq')
    .select(['page_event.page_key as key', 'audit_event.actor as reviewer'])
    .distinct()
    .where(among(keys))
    .execute();
}

/** What load files say of documents, by the ids of those. */
export async function listDocumentsById(
  database: Queryable,
  ids: readonly string[],
): Promise<{ matterId: string; id: string; fields: FieldValue[] }[]> {
  const rows = await database
    .selectFrom('document')
    .select(['matter_id as matterId', 'id', 'fields'])
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .execute();
  return rows.map(({ fields, ...row }) => ({ ...row, fields: JSON.parse(fields) }));
}
