import { sql } from 'kysely';
import type { Queryable } from '../database/database.ts';
import { type List, listOf, readList } from '../database/sqlite-sql.ts';
import { countWithholdings, type LogCounts, pagesInForce } from './withholding-rows.ts';

/** A range of the production, and its number of pages with a code; '' for a box or a sheet without one. */
export interface BinRow {
  code: string;
  bin: number;
  pages: number;
  firstPage: string;
}

/** Pages with each code in each of `bins` ranges of the pages received, in page order. */
export async function listBins(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
  bins: number,
): Promise<BinRow[]> {
  const { rows } = await sql<BinRow>`
    with place as (
      select key, id, position, ntile(${bins}) over (order by position) - 1 as bin
      from page where ${ofProduction(matterId, productionId)}),
    shown as (
      select distinct place.key, place.id, place.position, place.bin, withheld_code.code
      from withheld_code cross join place on place.key = withheld_code.page_key)
    select code, bin, count(*) as pages, id as "firstPage", min(position)
    from shown group by code, bin order by code, bin`.execute(database);
  return rows.map(({ code, bin, pages, firstPage }) => ({ code, bin, pages, firstPage }));
}

/** The counts of a code over all pages. */
export interface CodeTotals {
  code: string;
  withholdings: number;
  pages: number;
  boxes: number;
  behindSheets: number;
}

export async function listCodeTotals(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
): Promise<CodeTotals[]> {
  const { rows } = await sql<CodeTotals>`
    select withheld_code.code, count(*) as withholdings, count(distinct page.key) as pages,
      sum(withheld_code.boxes) as boxes,
      sum(case when withheld.placeholder is null then 0 else ${pagesInForce} end) as "behindSheets"
    from withheld_code
    join withheld using (page_key, part)
    join page on page.key = withheld_code.page_key
    left join withholding on withholding.page_key = withheld_code.page_key
      and withholding.part = withheld_code.part
    where ${ofProduction(matterId, productionId)}
    group by withheld_code.code order by withheld_code.code`.execute(database);
  return rows;
}

export async function countExtents(
  database: Queryable,
  matterId: string,
  productionId: string | undefined,
): Promise<{ all: LogCounts; inFull: number }> {
  const filter = productionId === undefined ? {} : { production: productionId };
  const all = await countWithholdings(database, matterId, filter);
  const { total: inFull } = await countWithholdings(database, matterId, { ...filter, extent: 'full' });
  return { all, inFull };
}

/** Keys of the pages that show a code, or, for '', that have a box or a sheet without one; with null, of all. */
export async function listKeysWithheld(
  database: Queryable,
  matterId: string,
  code: string | null,
): Promise<number[]> {
  const shown = code === null ? sql`withheld` : sql`withheld_code where code = ${code}`;
  const { rows } = await sql<{ keys: List<number> }>`
    select ${listOf(sql<number>`key`)} as keys from page where matter_id = ${matterId}
      and key in (select page_key from ${shown})`.execute(database);
  return readList(rows[0]?.keys);
}

function ofProduction(matterId: string, productionId: string | undefined) {
  return productionId === undefined
    ? sql`page.matter_id = ${matterId}`
    : sql`page.matter_id = ${matterId} and page.production_id = ${productionId}`;
}
