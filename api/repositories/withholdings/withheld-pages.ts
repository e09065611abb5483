import { sql } from 'kysely';
import { claimsNothing, type PageMarks } from '#contract/pages/marks.ts';
import type { WithholdingCorrections } from '#contract/withholdings/withholding.ts';
import type { Queryable, Tx } from '../database/database.ts';
import type { Json } from '../database/json-column.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { listWithheld, type Withheld } from './list-withheld.ts';

/**
 * Derives the lines of the withholding log from a page's marks, in the transaction that puts these in force.
 */
export async function replaceWithheld(tx: Tx, pageKey: number, marks: PageMarks): Promise<void> {
  await tx.deleteFrom('withheld').where('page_key', '=', pageKey).execute();
  const lines = listWithheld(marks).map((line) => toRow(pageKey, line));
  if (lines.length > 0) await tx.insertInto('withheld').values(lines).execute();
  await replaceWithheldCodes(tx, pageKey);
}

/** The codes in force of a page's lines: those of its marks, or those that a person gave in their place. */
export async function replaceWithheldCodes(tx: Tx, pageKey: number): Promise<void> {
  await tx.deleteFrom('withheld_code').where('page_key', '=', pageKey).execute();
  const lines = await tx
    .selectFrom('withheld')
    .leftJoin('withholding', (join) =>
      join
        .onRef('withholding.page_key', '=', 'withheld.page_key')
        .onRef('withholding.part', '=', 'withheld.part'),
    )
    .select([
      'withheld.part',
      'withheld.codes',
      'withheld.bare_boxes',
      'withheld.placeholder',
      'withholding.corrections',
    ])
    .where('withheld.page_key', '=', pageKey)
    .execute();
  const rows = lines.flatMap((line) =>
    listCodes(pageKey, line).map(([code, boxes]) => ({ page_key: pageKey, part: line.part, code, boxes })),
  );
  if (rows.length > 0) await tx.insertInto('withheld_code').values(rows).execute();
}

type Line = Pick<Schema['withheld'], 'part' | 'codes' | 'bare_boxes' | 'placeholder'> & {
  corrections: Json<WithholdingCorrections> | null;
};

/** With the number of boxes each: a person's code that no box has stands for the boxes without one. */
function listCodes(pageKey: number, { part, codes, corrections, ...line }: Line): [string, number][] {
  const { bare_boxes: bare, placeholder } = line;
  const read = jsonColumns.boxesByCode.read(codes, `${pageKey}.${part}`);
  const said = jsonColumns.corrections.readOrNull(corrections, `${pageKey}.${part}`)?.codes;
  if (said && said.length > 0) return [...new Set(said)].map((code) => [code, read[code] ?? bare]);
  const claimed = said ? [] : Object.entries(read);
  const isWithout = bare > 0 || (claimed.length === 0 && !claimsNothing(placeholder));
  return isWithout ? [...claimed, ['', bare]] : claimed;
}

function toRow(pageKey: number, line: Withheld): Schema['withheld'] {
  return {
    page_key: pageKey,
    part: line.part,
    first_bates: line.listed?.first ?? null,
    last_bates: line.listed?.last ?? null,
    prefix_key: line.listed?.from?.prefixKey ?? null,
    number: line.listed?.from?.number ?? null,
    pages: line.pages,
    extent: line.extent,
    codes: jsonColumns.boxesByCode.write(Object.fromEntries(line.codes)),
    boxes: line.boxes,
    bare_boxes: line.bareBoxes,
    share: line.share,
    placeholder: line.placeholder,
  };
}

/** Those of the given pages that are sheets in place of others. */
export async function listSheets(database: Queryable, pageIds: readonly string[]): Promise<string[]> {
  const rows = await database
    .selectFrom('withheld')
    .innerJoin('page', 'page.key', 'withheld.page_key')
    .select('page.id')
    .distinct()
    .where('withheld.placeholder', 'is not', null)
    .where(sql<boolean>`page.id in ${anyOf(pageIds)}`)
    .execute();
  return rows.map(({ id }) => id);
}
