import { sql } from 'kysely';
import type { PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Extent } from '#contract/withholdings/withholding.ts';
import type { Queryable } from '../database/database.ts';
import { extentInForce, pagesInForce, selectLines } from './withholding-rows.ts';

/** A page with its number. */
export interface NumberedPage {
  key: number;
  pageId: string;
  prefixKey: string;
  number: number;
}

/** Pages whose number is in a range, under any prefix. */
export async function listNumberedPages(
  database: Queryable,
  matterId: string,
  range: { from: number; to: number },
): Promise<NumberedPage[]> {
  return database
    .selectFrom('page')
    .select((eb) => [
      'key',
      'id as pageId',
      eb.fn.coalesce('bates_prefix_key', eb.val('')).as('prefixKey'),
      sql<number>`bates_number`.as('number'),
    ])
    .where('matter_id', '=', matterId)
    .where('bates_number', '>=', range.from)
    .where('bates_number', '<=', range.to)
    .orderBy('bates_number')
    .orderBy('position')
    .execute();
}

/** The columns of a withholding log line that an index is compared with. */
export interface LogLine {
  key: number;
  pageId: string;
  position: number;
  documentId: string;
  productionId: string;
  /** Number of the page that shows it. */
  bates: string | null;
  controlNumber: string;
  /** The first of the pages that a sheet lists; null if the page's own number counts. */
  listed: { first: string; last: string; prefixKey: string; number: number; pages: number } | null;
  pages: number;
  extent: Extent;
  codes: ExemptionCode[];
  placeholder: PlaceholderKind | null;
}

/** All lines of a matter, in page order, including corrections. */
export async function listLogLines(database: Queryable, matterId: string): Promise<LogLine[]> {
  const rows = await selectLines(database, matterId, {})
    .select([
      'page.key',
      'page.id as pageId',
      'page.position',
      'page.document_id as documentId',
      'page.production_id as productionId',
      'page.bates',
      'page.control_number as controlNumber',
      'withheld.first_bates as first',
      'withheld.last_bates as last',
      'withheld.prefix_key as prefixKey',
      'withheld.number',
      'withheld.part',
      'withheld.pages as listedPages',
      'withheld.placeholder',
      pagesInForce.as('pages'),
      extentInForce.as('extent'),
    ])
    .orderBy('page.position')
    .orderBy('withheld.part')
    .execute();
  const codesOf = await listCodesOfLines(database, matterId);
  return rows.map(({ first, last, prefixKey, number, listedPages, part, ...row }) => ({
    ...row,
    codes: codesOf.get(`${row.key}.${part}`) ?? [],
    listed:
      first === null || last === null || number === null
        ? null
        : { first, last, prefixKey: prefixKey ?? '', number, pages: listedPages },
  }));
}

/** The codes in force, by page and part. */
async function listCodesOfLines(
  database: Queryable,
  matterId: string,
): Promise<Map<string, ExemptionCode[]>> {
  const rows = await database
    .selectFrom('withheld_code')
    .innerJoin('page', 'page.key', 'withheld_code.page_key')
    .select(['page_key', 'part', 'code'])
    .where('page.matter_id', '=', matterId)
    .where('code', '!=', '')
    .execute();
  const codes = new Map<string, ExemptionCode[]>();
  for (const { page_key: key, part, code } of rows) {
    const line = codes.get(`${key}.${part}`);
    if (line) line.push(code);
    else codes.set(`${key}.${part}`, [code]);
  }
  return codes;
}
