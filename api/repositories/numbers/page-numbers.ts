import type { Queryable } from '../database/database.ts';

/** A page with a number, and the number's parts. */
export interface NumberedPageRow {
  key: number;
  id: string;
  position: number;
  /** The number as printed. */
  bates: string;
  prefixKey: string;
}

/** Pages whose Bates number is in this range, under every prefix of the matter, in page order. */
export async function listPagesByBates(
  database: Queryable,
  matterId: string,
  range: { from: number; to: number },
): Promise<NumberedPageRow[]> {
  return database
    .selectFrom('page')
    .select((eb) => [
      'key',
      'id',
      'position',
      eb.fn.coalesce('bates', eb.val('')).as('bates'),
      eb.fn.coalesce('bates_prefix_key', eb.val('')).as('prefixKey'),
    ])
    .where('matter_id', '=', matterId)
    .where('bates_number', '>=', range.from)
    .where('bates_number', '<=', range.to)
    .orderBy('position')
    .execute();
}

/** Pages that have this number besides their own: a stamp of another production, or a court's header. */
export async function listPagesByOtherNumber(
  database: Queryable,
  matterId: string,
  number: number,
): Promise<(NumberedPageRow & { kind: 'stamp' | 'court' })[]> {
  return database
    .selectFrom('page_number')
    .innerJoin('page', 'page.key', 'page_number.page_key')
    .select([
      'page.key',
      'page.id',
      'page.position',
      'page_number.kind',
      'page_number.verbatim as bates',
      'page_number.prefix_key as prefixKey',
    ])
    .where('page_number.number', '=', number)
    .where('page.matter_id', '=', matterId)
    .orderBy('page.position')
    .execute();
}

export async function findPageByControlNumber(database: Queryable, matterId: string, controlNumber: string) {
  return database
    .selectFrom('page')
    .select(['key', 'id', 'position'])
    .where('matter_id', '=', matterId)
    .where('control_number', '=', controlNumber)
    .executeTakeFirst();
}
