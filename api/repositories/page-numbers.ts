import type { BatesSource } from '#contract/page.ts';
import type { BatesCandidate, NumberedPage } from '#ingest';
import { parseBates } from '../review/bates-reference.ts';
import type { Queryable } from './database.ts';

/**
 * Pages whose Bates number has this number, and this prefix when one is given.
 * `1234` finds it under every prefix of the matter.
 */
export async function listPagesByBates(
  database: Queryable,
  matterId: string,
  bates: { prefixKey: string | null; number: number },
): Promise<{ key: number; id: string; position: number; prefixKey: string }[]> {
  const query = database
    .selectFrom('page')
    .select(['key', 'id', 'position'])
    .select((eb) => eb.fn.coalesce('bates_prefix_key', eb.val('')).as('prefixKey'))
    .where('matter_id', '=', matterId)
    .where('bates_number', '=', bates.number)
    .orderBy('position');
  return (bates.prefixKey === null ? query : query.where('bates_prefix_key', '=', bates.prefixKey)).execute();
}

export async function listPagesByBatesRange(
  database: Queryable,
  matterId: string,
  range: { prefixKey: string | null; from: number; to: number },
): Promise<{ key: number; id: string; position: number }[]> {
  const query = database
    .selectFrom('page')
    .select(['key', 'id', 'position'])
    .where('matter_id', '=', matterId)
    .where('bates_number', '>=', range.from)
    .where('bates_number', '<=', range.to)
    .orderBy('position');
  return (range.prefixKey === null ? query : query.where('bates_prefix_key', '=', range.prefixKey)).execute();
}

export async function findPageByControlNumber(database: Queryable, matterId: string, controlNumber: string) {
  return database
    .selectFrom('page')
    .select(['key', 'id', 'position'])
    .where('matter_id', '=', matterId)
    .where('control_number', '=', controlNumber)
    .executeTakeFirst();
}

/** A page's Bates number as it is kept. */
export interface KeptNumber {
  pageIndex: number;
  bates: string | null;
  source: BatesSource | null;
  confidence: number | null;
  asRead: string | null;
}

/** The Bates numbers that the sequence gives pages of a file; numbers typed by a person stay. */
export async function saveBatesNumbers(
  database: Queryable,
  fileId: string,
  numbers: readonly KeptNumber[],
): Promise<void> {
  for (const number of numbers) {
    const parsed = number.bates === null ? null : parseBates(number.bates);
    await database
      .updateTable('page')
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
      .where((eb) => eb.or([eb('bates_source', 'is', null), eb('bates_source', '!=', 'typed')]))
      .execute();
  }
}

/** What the margins of a file's pages held, and the numbers that they have so far, in page order. */
export async function listPagesToNumber(
  database: Queryable,
  fileId: string,
): Promise<(KeptNumber & NumberedPage)[]> {
  const rows = await database
    .selectFrom('page')
    .select([
      'page_index as pageIndex',
      'bates_candidates',
      'bates',
      'bates_source as source',
      'bates_confidence as confidence',
      'bates_as_read as asRead',
    ])
    .where('source_file_id', '=', fileId)
    .orderBy('page_index')
    .execute();
  return rows.map(({ bates_candidates, ...number }) => ({
    ...number,
    batesCandidates: JSON.parse(bates_candidates) as BatesCandidate[],
  }));
}
