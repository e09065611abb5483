import type { PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Queryable } from '../database/database.ts';

/** The series of a matter: the prefixes of its pages' numbers, and of the numbers that sheets list. */
export async function listPrefixKeys(database: Queryable, matterId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('page')
    .select((eb) => eb.ref('bates_prefix_key').as('key'))
    .where('matter_id', '=', matterId)
    .where('bates_prefix_key', 'is not', null)
    .union(
      database
        .selectFrom('withheld')
        .innerJoin('page', 'page.key', 'withheld.page_key')
        .select('withheld.prefix_key as key')
        .where('page.matter_id', '=', matterId)
        .where('withheld.prefix_key', 'is not', null),
    )
    .orderBy('key')
    .execute();
  return rows.flatMap(({ key }) => key ?? []);
}

/** The page of a series whose number is the next below a number, or above it. */
export async function findPageBeside(
  database: Queryable,
  matterId: string,
  { prefixKey, number }: { prefixKey: string; number: number },
  side: 'below' | 'above',
): Promise<number | undefined> {
  const page = await database
    .selectFrom('page')
    .select('key')
    .where('matter_id', '=', matterId)
    .where('bates_prefix_key', '=', prefixKey)
    .where('bates_number', side === 'below' ? '<' : '>', number)
    .orderBy('bates_number', side === 'below' ? 'desc' : 'asc')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return page?.key;
}

/** What happened to a listed number, according to a sheet. */
export interface ListedNumber {
  /** The key of the sheet. */
  pageKey: number;
  kind: PlaceholderKind | null;
  codes: ExemptionCode[];
}

/** The sheets that list a number, in page order; with codes as corrected by people. */
export async function listSheetsNaming(
  database: Queryable,
  matterId: string,
  { prefixKey, number }: { prefixKey: string; number: number },
): Promise<ListedNumber[]> {
  const rows = await database
    .selectFrom('withheld')
    .innerJoin('page', 'page.key', 'withheld.page_key')
    .leftJoin('withheld_code', (join) =>
      join
        .onRef('withheld_code.page_key', '=', 'withheld.page_key')
        .onRef('withheld_code.part', '=', 'withheld.part'),
    )
    .select(['withheld.page_key as pageKey', 'withheld.placeholder as kind', 'withheld_code.code'])
    .where('page.matter_id', '=', matterId)
    .where('withheld.prefix_key', '=', prefixKey)
    .where('withheld.number', '<=', number)
    .where((eb) => eb(eb('withheld.number', '+', eb.ref('withheld.pages')), '>', number))
    .orderBy('page.position')
    .orderBy('withheld_code.code')
    .execute();
  return [...Map.groupBy(rows, ({ pageKey }) => pageKey)].map(([pageKey, lines]) => ({
    pageKey,
    kind: lines[0]?.kind ?? null,
    codes: lines.flatMap(({ code }) => code || []),
  }));
}
