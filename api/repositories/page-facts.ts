import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { FieldValue } from '#contract/load-file.ts';
import type { TextSource } from '#contract/page.ts';
import type { BatesRange } from '../review/bates-reference.ts';
import type { Queryable } from './database.ts';
import type { Schema } from './schema.ts';

/** Something that is true of a page or not, apart from its text. Ids are of the matter's own things. */
export type PageFact =
  | { kind: 'tag' | 'production'; id: string }
  | { kind: 'files' | 'documents'; ids: readonly string[] }
  | { kind: 'source'; source: TextSource }
  | { kind: 'confidence'; compare: '<' | '<=' | '>' | '>='; value: number }
  | { kind: 'bates'; readings: readonly BatesRange[] };

type PageEb = ExpressionBuilder<Schema, 'page'>;

/** Those of `keys` of which all facts are true, in no order. */
export async function listKeysWithFacts(
  database: Queryable,
  matterId: string,
  keys: readonly number[],
  facts: readonly PageFact[],
): Promise<number[]> {
  const rows = await database
    .selectFrom('page')
    .select('page.key')
    .where('page.matter_id', '=', matterId)
    .where(sql<boolean>`page.key in (select value from json_each(${JSON.stringify(keys)}))`)
    .where((eb) => eb.and(facts.map((fact) => isTrue(eb, fact))))
    .execute();
  return rows.map((row) => row.key);
}

function isTrue(eb: PageEb, fact: PageFact): Expression<SqlBool> {
  switch (fact.kind) {
    case 'tag':
      return eb.exists(
        eb
          .selectFrom('page_tag')
          .select('page_tag.page_key')
          .whereRef('page_tag.page_key', '=', 'page.key')
          .where('page_tag.tag_id', '=', fact.id),
      );
    case 'production':
      return eb('page.production_id', '=', fact.id);
    case 'files':
      return sql<boolean>`page.source_file_id in (select value from json_each(${JSON.stringify(fact.ids)}))`;
    case 'documents':
      return sql<boolean>`page.document_id in (select value from json_each(${JSON.stringify(fact.ids)}))`;
    case 'source':
      return eb.exists(textInUse(eb).where('page_text.source', '=', fact.source));
    case 'confidence':
      return eb.exists(textInUse(eb).where('page_text.confidence', fact.compare, fact.value));
    case 'bates':
      return eb.or(fact.readings.map((range) => isNumbered(eb, range)));
  }
}

function textInUse(eb: PageEb) {
  return eb
    .selectFrom('page_text')
    .select('page_text.page_key')
    .whereRef('page_text.page_key', '=', 'page.key')
    .whereRef('page_text.version', '=', 'page.text_version');
}

/** A range without a prefix is of any prefix. */
function isNumbered(eb: PageEb, { from, to }: BatesRange) {
  return eb.and([
    eb('page.bates_number', '>=', from.number),
    eb('page.bates_number', '<=', to.number),
    ...(from.prefixKey === '' ? [] : [eb('page.bates_prefix_key', '=', from.prefixKey)]),
  ]);
}

export async function listFilePaths(database: Queryable, matterId: string) {
  return database
    .selectFrom('source_file')
    .select(['id', 'path'])
    .where('matter_id', '=', matterId)
    .execute();
}

/** What load files say of the matter's documents. */
export async function listDocumentFields(
  database: Queryable,
  matterId: string,
): Promise<{ id: string; fields: FieldValue[] }[]> {
  const rows = await database
    .selectFrom('document')
    .select(['id', 'fields'])
    .where('matter_id', '=', matterId)
    .execute();
  return rows.map(({ id, fields }) => ({ id, fields: JSON.parse(fields) }));
}

/** Ids and names of a matter's tags or productions, by name. */
export async function listNames(database: Queryable, matterId: string, of: 'tag' | 'production') {
  return database
    .selectFrom(of)
    .select(['id', 'name'])
    .where('matter_id', '=', matterId)
    .orderBy('name')
    .execute();
}
