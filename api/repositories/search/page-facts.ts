import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { BatesRange } from '#contract/values/bates-range.ts';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf, listOf, readList } from '../database/sqlite-sql.ts';

/** A condition on a page, apart from its text. Ids are of the matter's own objects. */
export type PageFact =
  | { kind: 'files'; ids: readonly string[] }
  | { kind: 'bates'; interpretations: readonly BatesRange[] };

type PageEb = ExpressionBuilder<Schema, 'page'>;

/** Keys of the matter's pages for which a condition is true, in no order. */
export async function listKeysWithFact(
  database: Queryable,
  matterId: string,
  fact: PageFact,
): Promise<number[]> {
  const { keys } = await database
    .selectFrom('page')
    .select((eb) => listOf(eb.ref('page.key')).as('keys'))
    .where('page.matter_id', '=', matterId)
    .where((eb) => isTrue(eb, fact))
    .executeTakeFirstOrThrow();
  return readList(keys);
}

function isTrue(eb: PageEb, fact: PageFact): Expression<SqlBool> {
  switch (fact.kind) {
    case 'files':
      return sql<boolean>`page.source_file_id in ${anyOf(fact.ids)}`;
    case 'bates':
      return eb.or(fact.interpretations.map((range) => isNumbered(eb, range)));
  }
}

/** A range without a prefix matches any prefix. */
function isNumbered(eb: PageEb, { from, to }: BatesRange) {
  return eb.and([
    eb('page.bates_number', '>=', from.number),
    eb('page.bates_number', '<=', to.number),
    ...(from.prefixKey === '' ? [] : [eb('page.bates_prefix_key', '=', from.prefixKey)]),
  ]);
}

/**
 * What people wrote about pages: on withholdings, on the page and its passages, and in replies to these. A page may
 * have several. Any new kind of page notes must be added here.
 */
export async function listNotesOfPages(
  database: Queryable,
  matterId: string,
): Promise<{ key: number; note: string }[]> {
  const onWithholdings = database
    .selectFrom('withholding')
    .innerJoin('page', 'page.key', 'withholding.page_key')
    .select(['page.key', sql<string>`withholding.note`.as('note')])
    .where('page.matter_id', '=', matterId)
    .where('withholding.note', 'is not', null);
  const onPassages = database
    .selectFrom('passage')
    .select(['passage.page_key as key', 'passage.note'])
    .where('passage.matter_id', '=', matterId)
    .where('passage.note', '<>', '')
    .where('passage.removed_at', 'is', null);
  const replies = database
    .selectFrom('passage_reply')
    .innerJoin('passage', 'passage.id', 'passage_reply.passage_id')
    .select(['passage_reply.page_key as key', 'passage_reply.text as note'])
    .where('passage_reply.matter_id', '=', matterId)
    .where('passage_reply.removed_at', 'is', null)
    .where('passage.removed_at', 'is', null);
  return onWithholdings.unionAll(onPassages).unionAll(replies).execute();
}

export async function listFilePaths(database: Queryable, matterId: string) {
  return database
    .selectFrom('source_file')
    .select(['id', 'path'])
    .where('matter_id', '=', matterId)
    .execute();
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
