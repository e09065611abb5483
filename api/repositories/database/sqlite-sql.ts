import { type Expression, type RawBuilder, sql } from 'kysely';

/**
 * The pieces of queries that only SQLite understands, named by what they mean. Another database would be
 * another file with these functions; repositories write plain SQL beside them. The index of words is
 * separate: search/page-terms.ts.
 */

declare const item: unique symbol;

/** The values of a group in one row. Only `readList` reads it. */
export interface List<Item> {
  readonly [item]: Item;
}

/**
 * A table of the items, whose only column is `value`. It is a single parameter, however many items there are,
 * because statements have a limit on parameters.
 */
export function tableOf(items: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`json_each(${JSON.stringify(items)})`;
}

/** The items, for `in`. */
export function anyOf(items: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`(select value from ${tableOf(items)})`;
}

/**
 * All values of a column, in no order, as one value of one row. Fetching a row for each of a million pages
 * takes five times as long.
 */
export function listOf<Item extends string | number>(column: Expression<Item>): RawBuilder<List<Item>> {
  return sql<List<Item>>`json_group_array(${column})`;
}

/** Each value of a column once, without nulls. */
export function distinctListOf<Item extends string | number>(
  column: Expression<Item | null>,
): RawBuilder<List<Item>> {
  return sql<List<Item>>`json_group_array(distinct ${column}) filter (where ${column} is not null)`;
}

/** Empty if there is no row. */
export function readList<Item>(list: List<Item> | null | undefined): Item[] {
  return list ? JSON.parse(list as unknown as string) : [];
}

/** A field of stored JSON by its path, such as `kind[0]`; null if it is missing, or is null. */
export function fieldOf<Value>(json: Expression<unknown>, path: string): RawBuilder<Value | null> {
  return sql<Value | null>`json_extract(${json}, ${pathTo(path)})`;
}

/** Whether stored JSON has a field, which may be null. */
export function hasField(json: Expression<unknown>, path: string): RawBuilder<boolean> {
  return sql<boolean>`(json_type(${json}, ${pathTo(path)}) is not null)`;
}

/** A table of the items of a stored JSON array, whose only column is `value`. */
export function itemsOf(json: Expression<unknown>): RawBuilder<unknown> {
  return sql`json_each(${json})`;
}

/** Whether text is JSON, which may be false in a damaged file. */
export function isJson(text: Expression<unknown>): RawBuilder<boolean> {
  return sql<boolean>`json_valid(${text})`;
}

/** The day of an instant in the time zone of the machine: `2026-11-30`. */
export function localDayOf(instant: Expression<string>): RawBuilder<string> {
  return sql<string>`date(${instant}, 'localtime')`;
}

/** The value of `limit` that means no limit. */
export const NO_LIMIT = -1;

/** As a literal and not a parameter, so that an index on the field can be used. */
function pathTo(path: string): RawBuilder<unknown> {
  return sql.lit(`$.${path}`);
}
