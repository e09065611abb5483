import { sql } from 'kysely';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import type { FieldValue } from '#contract/intake/load-file.ts';
import type { PageStatus, TextSource } from '#contract/pages/page.ts';
import type { Queryable } from '../database/database.ts';
import type { Json } from '../database/json-column.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { getMergedNamesByMatter, type MergedNames, NO_MERGED_NAMES } from '../documents/merged-names.ts';

/** The columns by which searches filter, count and order pages. */
export interface CatalogRow {
  key: number;
  matterId: string;
  position: number;
  productionId: string;
  documentId: string;
  status: PageStatus;
  source: TextSource;
  /** 0..100; null if there is nothing to read. */
  confidence: number | null;
  batesNumber: number | null;
  batesPrefixKey: string | null;
}

const among = (keys: readonly number[]) => sql<boolean>`page_key in ${anyOf(keys)}`;

export async function listCatalogRows(database: Queryable, keys: readonly number[]): Promise<CatalogRow[]> {
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
    .where(sql<boolean>`page.key in ${anyOf(keys)}`)
    .execute();
}

export async function listTagsOfPages(database: Queryable, keys: readonly number[]) {
  return database
    .selectFrom('carried_tag')
    .select(['page_key as key', 'tag_id as tagId'])
    .where(among(keys))
    .execute();
}

/** The states that any tag has on pages, each once per page. */
export async function listTagStatesOfPages(database: Queryable, keys: readonly number[]) {
  return database
    .selectFrom('page_tag')
    .select(['page_key as key', 'state'])
    .distinct()
    .where(among(keys))
    .execute();
}

/** The levels of the decisions that stand on pages, each once per page: a page without one is not reviewed. */
export async function listLevelsOfPages(database: Queryable, keys: readonly number[]) {
  return database
    .selectFrom('standing_decision')
    .innerJoin('decision', 'decision.id', 'standing_decision.decision_id')
    .select(['standing_decision.page_key as key', 'decision.level'])
    .distinct()
    .where(sql<boolean>`standing_decision.page_key in ${anyOf(keys)}`)
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

/**
 * The exemptions that pages claim, as in the withholding log, including corrections by people; and `none` if
 * a box or a sheet has no code. Each once per page.
 */
export async function listExemptionsOfPages(
  database: Queryable,
  keys: readonly number[],
): Promise<{ key: number; code: string }[]> {
  const { rows } = await sql<{ key: number; code: string }>`
    select distinct page_key as key, case code when '' then 'none' else code end as code
    from withheld_code where ${among(keys)}`.execute(database);
  return rows;
}

/** Places named by the texts in use, each once per page. */
export async function listPlacesOfPages(database: Queryable, keys: readonly number[]) {
  return database.selectFrom('page_place').select(['page_key as key', 'place']).where(among(keys)).execute();
}

/** What load files say about a document, what was read from it, and what people entered. */
export interface DescribedDocument {
  matterId: string;
  id: string;
  fields: FieldValue[];
  read: DocumentFact[];
  typed: Partial<Record<FactName, string[]>>;
  /** Of its matter. */
  names: MergedNames;
}

/** Documents about which anything is known, by their ids. */
export async function listDocumentsById(
  database: Queryable,
  ids: readonly string[],
): Promise<DescribedDocument[]> {
  const wanted = anyOf(ids);
  const { rows } = await sql<{
    matterId: string;
    id: string;
    fields: Json<FieldValue[]> | null;
    read: Json<DocumentFact[]> | null;
    typed: Json<Partial<Record<FactName, string[]>>> | null;
  }>`
    with described as (
      select matter_id, id from document where id in ${wanted}
      union select matter_id, document_id from document_facts where document_id in ${wanted})
    select described.matter_id as "matterId", described.id, document.fields, document_facts.facts as read,
      document_facts.typed
    from described
    left join document on document.matter_id = described.matter_id and document.id = described.id
    left join document_facts
      on document_facts.matter_id = described.matter_id and document_facts.document_id = described.id
    `.execute(database);
  const namesOf = await getMergedNamesByMatter(database);
  return rows.map(({ fields, read, typed, ...row }) => ({
    ...row,
    names: namesOf.get(row.matterId) ?? NO_MERGED_NAMES,
    fields: jsonColumns.documentFields.readOrNull(fields, row.id) ?? [],
    read: jsonColumns.factsRead.readOrNull(read, row.id) ?? [],
    typed: jsonColumns.factsTyped.readOrNull(typed, row.id) ?? {},
  }));
}
