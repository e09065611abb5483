import { sql } from 'kysely';
import type { BatesSource } from '#contract/pages/page.ts';
import { parseBates, toBatesKey } from '#contract/values/bates-number.ts';
import type { Neighbor, NumberedPage, OtherNumber } from '#ingest';
import type { Queryable, Tx } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf, fieldOf } from '../database/sqlite-sql.ts';
import type { SourceFileRow } from '../intake/source-files.ts';

/** A page's Bates number as stored. */
export interface KeptNumber {
  pageIndex: number;
  bates: string | null;
  source: BatesSource | null;
  confidence: number | null;
  asRead: string | null;
}

/**
 * Stores the Bates numbers that the sequence gives the pages of a file. Numbers typed by a person or given by
 * a load file are kept; for the latter, the number on the page is stored too if it differs.
 */
export async function saveBatesNumbers(
  tx: Tx,
  fileId: string,
  numbers: readonly KeptNumber[],
): Promise<void> {
  for (const number of numbers) {
    const parsed = number.bates === null ? null : parseBates(number.bates);
    await tx
      .updateTable('main.page')
      .set({
        bates: number.bates,
        bates_prefix_key: parsed?.prefixKey ?? null,
        bates_number: parsed?.number ?? null,
        bates_source: number.source,
        bates_confidence: number.confidence,
        bates_as_read: number.asRead,
      })
      .where('source_file_id', '=', fileId)
      .where('page_index', '=', number.pageIndex)
      .where((eb) =>
        eb.or([eb('bates_source', 'is', null), eb('bates_source', 'not in', ['typed', 'load-file'])]),
      )
      .execute();
    if (number.source !== 'read') continue;
    const asRead = number.asRead ?? number.bates;
    await tx
      .updateTable('main.page')
      .set((eb) => ({ bates_as_read: sql<string | null>`nullif(${asRead}, ${eb.ref('bates')})` }))
      .where('source_file_id', '=', fileId)
      .where('page_index', '=', number.pageIndex)
      .where('bates_source', '=', 'load-file')
      .where(sql<boolean>`bates_as_read is distinct from nullif(${asRead}, bates)`)
      .execute();
  }
}

/** The texts in the margins of a file's pages, and the numbers that they have so far, in page order. */
export async function listPagesToNumber(
  database: Queryable,
  fileId: string,
): Promise<(KeptNumber & NumberedPage & { key: number })[]> {
  const rows = await database
    .selectFrom('main.page as page')
    .leftJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select([
      'key',
      'page_index as pageIndex',
      'bates_candidates',
      'bates',
      'bates_source as source',
      'bates_confidence as confidence',
      'bates_as_read as asRead',
      sql<number>`${fieldOf(sql`page_marks.in_force`, 'placeholder')} is not null`.as('isSheet'),
    ])
    .where('source_file_id', '=', fileId)
    .orderBy('page_index')
    .execute();
  return rows.map(({ bates_candidates, isSheet, ...number }) => ({
    ...number,
    batesCandidates: jsonColumns.batesCandidates.read(bates_candidates, number.key),
    typed: number.source === 'typed' ? number.bates : undefined,
    isSheet: isSheet === 1,
  }));
}

/**
 * The nearest numbers before and after a file, in the order in which its production was received, each with
 * its index as if its page were in the file.
 */
export async function findNeighbors(
  database: Queryable,
  { id, production_id, first_control, page_count }: SourceFileRow,
): Promise<{ before: Neighbor | undefined; after: Neighbor | undefined }> {
  if (first_control === null) return { before: undefined, after: undefined };
  const numbered = database
    .selectFrom('main.page as page')
    .select(['position', 'bates'])
    .where('production_id', '=', production_id)
    .where('source_file_id', '!=', id)
    .where('bates', 'is not', null)
    // An inferred number confirms nothing.
    .where('bates_source', '!=', 'inferred')
    .limit(1);
  const before = await numbered
    .where('position', '<', first_control)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  const after = await numbered
    .where('position', '>=', first_control + page_count)
    .orderBy('position')
    .executeTakeFirst();
  const toNeighbor = (row: typeof before): Neighbor | undefined =>
    row && row.bates !== null ? { pageIndex: row.position - first_control, bates: row.bates } : undefined;
  return { before: toNeighbor(before), after: toNeighbor(after) };
}

/**
 * Stores the numbers on pages that are not the production's own, replacing those stored before; writes only
 * what changed.
 */
export async function saveOtherNumbers(
  tx: Tx,
  keys: readonly number[],
  numbers: readonly (OtherNumber & { key: number })[],
): Promise<void> {
  const ofKeys = sql<boolean>`page_key in ${anyOf(keys)}`;
  const kept = await tx.selectFrom('page_number').selectAll().where(ofKeys).execute();
  const wanted = new Map(numbers.map(toRow).map((row) => [nameOf(row), row]));
  const known = new Set(kept.map(nameOf));
  for (const row of kept.filter((one) => !wanted.has(nameOf(one)))) {
    await tx
      .deleteFrom('page_number')
      .where('page_key', '=', row.page_key)
      .where('prefix_key', '=', row.prefix_key)
      .where('number', '=', row.number)
      .execute();
  }
  for (const [name, row] of wanted) {
    if (!known.has(name))
      await tx
        .insertInto('page_number')
        .values(row)
        .onConflict((conflict) => conflict.columns(['page_key', 'prefix_key', 'number']).doUpdateSet(row))
        .execute();
  }
}

type NumberRow = Schema['page_number'];

function toRow({
  key,
  kind,
  verbatim,
  prefix,
  digits,
  confidence,
}: OtherNumber & { key: number }): NumberRow {
  const prefixKey = toBatesKey(prefix);
  return { page_key: key, kind, verbatim, prefix_key: prefixKey, number: Number(digits), confidence };
}

function nameOf(row: NumberRow): string {
  return JSON.stringify([row.page_key, row.prefix_key, row.number, row.verbatim, row.confidence]);
}
