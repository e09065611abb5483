import type { z } from 'zod';
import { UncoverError } from '../../errors.ts';
import { RESTORE } from '../../faults/advice.ts';

declare const shape: unique symbol;

/** JSON of a value as stored in a column. Only the column's codec can write and read it. */
export interface Json<Value> {
  readonly [shape]: Value;
}

type Writable<Value> = Value extends (infer Item)[] ? readonly Item[] : Value;

/**
 * The codec of a JSON column. Values are checked when read, because they may come from an older version or a
 * damaged file. A shape may gain fields with a default; any other change needs a migration that rewrites the
 * column, so that the version of all stored JSON is that of the database.
 */
export class JsonColumn<Value> {
  readonly table: string;
  readonly column: string;
  readonly #schema: z.ZodType<Value>;

  constructor(table: string, column: string, schema: z.ZodType<Value>) {
    this.table = table;
    this.column = column;
    this.#schema = schema;
  }

  write(value: Writable<Value>): Json<Value> {
    return JSON.stringify(value) as unknown as Json<Value>;
  }

  /** `row` names the row in the error. Throws `unavailable` for a value that does not fit. */
  read(stored: Json<Value>, row: string | number): Value {
    return checkStored(this.#schema, parseJson(stored), `${this.table}.${this.column}`, row);
  }

  readOrNull(stored: Json<Value> | null, row: string | number): Value | null {
    return stored === null ? null : this.read(stored, row);
  }
}

/** The text of a stored value exactly as it is stored, to hash it. */
export function textOf(stored: Json<unknown>): string {
  return stored as unknown as string;
}

/**
 * Checks a value that was built from stored ones. Throws `unavailable`, with the column and the row, if it
 * does not fit.
 */
export function checkStored<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  column: string,
  row: string | number,
): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new UncoverError(
    'unavailable',
    `The database has a value that this version can't read: ${column} of row ${row} (${reasons[0]}). ${RESTORE}.`,
    { cause: parsed.error },
  );
}

/** Undefined, which fits no column, if it is not JSON. */
function parseJson(stored: unknown): unknown {
  try {
    return JSON.parse(stored as string);
  } catch {
    return undefined;
  }
}
