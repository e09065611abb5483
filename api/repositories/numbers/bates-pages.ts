import { sql } from 'kysely';
import type { Placeholder } from '#contract/pages/marks.ts';
import type { BatesSource } from '#contract/pages/page.ts';
import type { Queryable } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** The columns of a page that the report of numbers needs. */
export interface BatesPage {
  pageId: string;
  controlNumber: string;
  productionId: string;
  fileId: string;
  file: string;
  /** From 1, in the file. */
  pageNumber: number;
  bates: string | null;
  prefixKey: string | null;
  number: number | null;
  source: BatesSource | null;
  /** Its number is accounted for, and nothing else is said of it. */
  isSequestered: boolean;
  /** What a sheet is a placeholder for. */
  sheet: Placeholder | null;
}

/** All pages of a matter, or of one of its productions, or those with some keys, in page order. */
export async function listBatesPages(
  database: Queryable,
  matterId: string,
  productionId?: string,
  keys?: readonly number[],
): Promise<BatesPage[]> {
  const rows = await database
    .selectFrom('main.page as page')
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .select([
      'page.key',
      'page.id as pageId',
      'page.control_number as controlNumber',
      'page.production_id as productionId',
      'page.source_file_id as fileId',
      'source_file.path as file',
      'page.page_index as pageIndex',
      'page.bates',
      'page.bates_prefix_key as prefixKey',
      'page.bates_number as number',
      'page.bates_source as source',
    ])
    .select((eb) => eb('page.key', 'in', eb.selectFrom('hidden_page').select('page_key')).as('isSequestered'))
    .where('page.matter_id', '=', matterId)
    .$if(productionId !== undefined, (query) => query.where('page.production_id', '=', productionId ?? ''))
    .$if(keys !== undefined, (query) => query.where(sql<boolean>`page.key in ${anyOf(keys ?? [])}`))
    .orderBy('page.position')
    .execute();
  const sheets = await listSheets(database, matterId, keys);
  return rows.map(({ key, pageIndex, isSequestered, ...page }) => ({
    ...page,
    isSequestered: Boolean(isSequestered),
    pageNumber: pageIndex + 1,
    sheet: sheets.get(key) ?? null,
  }));
}

/** The productions of a matter, or one of them, in the order received, with the agency's declared pages. */
export async function listDeclared(database: Queryable, matterId: string, productionId: string | undefined) {
  return database
    .selectFrom('production')
    .select(['id', 'name', 'declared_pages'])
    .where('matter_id', '=', matterId)
    .$if(productionId !== undefined, (query) => query.where('id', '=', productionId ?? ''))
    .orderBy('received_at')
    .orderBy('name')
    .execute();
}

async function listSheets(
  database: Queryable,
  matterId: string,
  keys: readonly number[] | undefined,
): Promise<Map<number, Placeholder>> {
  const rows = await database
    .selectFrom('page_marks')
    .innerJoin('page', 'page.key', 'page_marks.page_key')
    .select(['page_key', 'in_force'])
    .where('page.matter_id', '=', matterId)
    .$if(keys !== undefined, (query) => query.where(sql<boolean>`page.key in ${anyOf(keys ?? [])}`))
    .where((eb) => eb(eb.cast<string>('in_force', 'text'), 'not like', '%"placeholder":null%'))
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const { placeholder } = jsonColumns.marksInForce.read(row.in_force, row.page_key);
      return placeholder === null ? [] : [[row.page_key, placeholder] as const];
    }),
  );
}
