import { type ExpressionBuilder, sql } from 'kysely';
import { CERTAIN } from '#contract/pages/marks.ts';
import {
  ChallengeStatus,
  type Extent,
  type PagesWithheld,
  type WithholdingFilter,
  type WithholdingOrder,
} from '#contract/withholdings/withholding.ts';
import { LEAST_BATES_DIGITS } from '#ingest';
import type { Queryable } from '../database/database.ts';
import type { Schema } from '../database/schema/schema.ts';
import { anyOf, fieldOf, hasField, itemsOf, NO_LIMIT } from '../database/sqlite-sql.ts';
import { hasKind } from './log-facts.ts';

export interface LogCounts extends PagesWithheld {
  /** Number of lines of the log. */
  total: number;
}

/** How many lines of the log match a filter, and how many pages they withhold. */
export async function countWithholdings(
  database: Queryable,
  matterId: string,
  filter: WithholdingFilter,
): Promise<LogCounts> {
  return selectLines(database, matterId, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(${pagesInForce}), 0)`.as('pages'),
      sql<number>`coalesce(sum(${pagesInForce}) filter (where ${extentInForce} = 'full' and not (${isUnclaimed})), 0)`.as(
        'pagesInFull',
      ),
      sql<number>`coalesce(sum(${pagesInForce}) filter (where ${extentInForce} = 'part' and not (${isUnclaimed})), 0)`.as(
        'pagesInPart',
      ),
      sql<number>`coalesce(sum(${pagesInForce}) filter (where ${isUnclaimed}), 0)`.as('unclaimed'),
    ])
    .executeTakeFirstOrThrow();
}

const CORRECTIONS = sql`withholding.corrections`;

/** For a line, with both tables joined: what a person entered, or what was read. */
export const pagesInForce = sql<number>`coalesce(${fieldOf(CORRECTIONS, 'pages')}, withheld.pages)`;
export const extentInForce = sql<Extent>`coalesce(${fieldOf(CORRECTIONS, 'extent')}, withheld.extent)`;

/** A line that should have a code but has none has a row for that. */
const isUnclaimed = sql`not exists (select 1 from withheld_code
  where withheld_code.page_key = withheld.page_key and withheld_code.part = withheld.part)`;

/** Short and without a prefix: the number of a page in the agency's own file, which is no Bates number. */
function isFileNumber(table: 'withheld' | 'listed') {
  const [prefix, first] = [sql.ref(`${table}.prefix_key`), sql.ref(`${table}.first_bates`)];
  return sql<number>`(coalesce(${prefix}, '') = '' and length(${first}) < ${LEAST_BATES_DIGITS})`;
}

/** In the log's own words the same is asked in to-withholding.ts. */
const isUncertainLine = sql<boolean>`(not coalesce(${hasField(CORRECTIONS, 'codes')}, false)
  and exists (select 1 from page_marks where page_marks.page_key = withheld.page_key
    and (${fieldOf(sql`page_marks.in_force`, 'placeholder.doubt')} is not null
      or ${hasUncertain('boxes')} or ${hasUncertain('codes')})))`;

function hasUncertain(marks: 'boxes' | 'codes') {
  const items = itemsOf(fieldOf(sql`page_marks.in_force`, marks));
  return sql`exists (select 1 from ${items} where ${fieldOf(sql`value`, 'confidence')} < ${CERTAIN})`;
}

/** A line of the log: its page, and which of the page's lines it is. */
export interface LineKey {
  pageKey: number;
  part: number;
}

/** A range of the lines that match a filter, or all of them. By Bates number, those without one come last. */
export async function listLineKeys(
  database: Queryable,
  matterId: string,
  filter: WithholdingFilter,
  window: { order: WithholdingOrder; offset?: number; limit?: number },
): Promise<LineKey[]> {
  // What a sheet lists stays together: where the sheet is by its own number, else where the first that it lists would be.
  const listed = (column: 'prefix_key' | 'number') =>
    sql`(select ${sql.ref(`listed.${column}`)} from withheld as listed where listed.page_key = page.key
      and listed.first_bates is not null and not ${isFileNumber('listed')} order by listed.part limit 1)`;
  const prefix = sql`coalesce(page.bates_prefix_key, ${listed('prefix_key')})`;
  const number = sql`coalesce(page.bates_number, ${listed('number')})`;
  return selectLines(database, matterId, filter)
    .select(['withheld.page_key as pageKey', 'withheld.part'])
    .$if(window.order === 'bates', (lines) =>
      lines.orderBy(sql`${number} is null`).orderBy(prefix).orderBy(number),
    )
    .orderBy('page.position')
    .orderBy('withheld.part')
    .offset(window.offset ?? 0)
    .limit(window.limit ?? NO_LIMIT)
    .execute();
}

/** Lines as stored, in the order of `keys`; those that no longer exist are left out. */
export async function listWithholdingRowsByKey(
  database: Queryable,
  matterId: string,
  keys: readonly LineKey[],
): Promise<WithholdingRow[]> {
  const pages = anyOf(keys.map(({ pageKey }) => pageKey));
  const rows = await selectColumns(selectLines(database, matterId, {}))
    .where(sql<boolean>`withheld.page_key in ${pages}`)
    .execute();
  const found = new Map(rows.map((row) => [`${row.key}.${row.part}`, row]));
  return keys.flatMap(({ pageKey, part }) => found.get(`${pageKey}.${part}`) ?? []);
}

export type WithholdingRow = Awaited<ReturnType<ReturnType<typeof selectColumns>['execute']>>[number];

/** One line of the log; undefined if the page withholds nothing under this number. */
export async function findWithholdingRow(
  database: Queryable,
  matterId: string,
  pageId: string,
  part: number,
): Promise<WithholdingRow | undefined> {
  return selectColumns(selectLines(database, matterId, {}))
    .where('page.id', '=', pageId)
    .where('withheld.part', '=', part)
    .executeTakeFirst();
}

/** Every line of the log that matches a filter; every query on the log uses it. */
export function selectLines(database: Queryable, matterId: string, filter: WithholdingFilter) {
  return database
    .selectFrom('withheld')
    .innerJoin('page', 'page.key', 'withheld.page_key')
    .leftJoin('withholding', (join) =>
      join
        .onRef('withholding.page_key', '=', 'withheld.page_key')
        .onRef('withholding.part', '=', 'withheld.part'),
    )
    .leftJoin('withholding_challenge', (join) =>
      join
        .onRef('withholding_challenge.page_key', '=', 'withheld.page_key')
        .onRef('withholding_challenge.part', '=', 'withheld.part'),
    )
    .where('page.matter_id', '=', matterId)
    .where((eb) => eb.and(listConditions(eb, matterId, filter)));
}

type LineEb = ExpressionBuilder<
  Schema & { withholding: { [Column in keyof Schema['withholding']]: Schema['withholding'][Column] | null } },
  'withheld' | 'page' | 'withholding'
>;

function listConditions(eb: LineEb, matterId: string, filter: WithholdingFilter) {
  const { production, code, kind, extent, noCode, uncorrected, uncertain, challenge } = filter;
  const gives = (wanted: string) =>
    sql<boolean>`exists (select 1 from withheld_code as given where given.code = ${wanted}
      and given.page_key = withheld.page_key and given.part = withheld.part)`;
  return [
    ...(production === undefined ? [] : [eb('page.production_id', '=', production)]),
    ...(code === undefined ? [] : [gives(code)]),
    ...(noCode === undefined ? [] : [gives('')]),
    ...(extent === undefined ? [] : [sql<boolean>`${extentInForce} = ${extent}`]),
    ...(kind === undefined
      ? []
      : [
          sql<boolean>`case when ${hasField(CORRECTIONS, 'kind')} then ${fieldOf(CORRECTIONS, 'kind')} = ${kind}
            else ${hasKind(eb.ref('page.document_id'), matterId, kind)} end`,
        ]),
    ...(uncorrected === undefined ? [] : [sql<boolean>`coalesce(withholding.corrections, '{}') = '{}'`]),
    ...(uncertain === undefined ? [] : [isUncertainLine]),
    ...(challenge === undefined
      ? []
      : [
          sql<boolean>`withholding_challenge.challenge is not distinct from ${challenge === 'none' ? null : challenge}`,
        ]),
  ];
}

type Lines = ReturnType<typeof selectLines>;

function selectColumns(lines: Lines) {
  return lines
    .innerJoin('source_file', 'source_file.id', 'page.source_file_id')
    .innerJoin('production', 'production.id', 'page.production_id')
    .leftJoin('page_marks', 'page_marks.page_key', 'page.key')
    .select(isFileNumber('withheld').as('isFileNumber'))
    .select([
      'page.key',
      'page.id as pageId',
      'withheld.part',
      'withheld.first_bates as firstListed',
      'withheld.last_bates as lastListed',
      'withheld.pages',
      'withheld.extent',
      'withheld.codes',
      'withheld.boxes',
      'withheld.bare_boxes as bareBoxes',
      'withheld.share',
      'withheld.placeholder',
      'page_marks.in_force as marks',
      'page.bates',
      'page.bates_source as batesSource',
      'page.control_number as controlNumber',
      'page.production_id as productionId',
      'production.name as production',
      'source_file.path as file',
      'page.page_index as pageIndex',
      'page.document_id as documentId',
      'withholding.corrections',
      'withholding.other_version as otherVersion',
      'withholding_challenge.challenge',
      'withholding.ruling',
      'withholding.note',
      'withholding.changed_by as changedBy',
      'withholding.changed_at as changedAt',
    ]);
}

/** The status as stored, which only this program writes. */
export function toChallenge(kept: string | null): ChallengeStatus | null {
  return ChallengeStatus.nullable().parse(kept);
}
