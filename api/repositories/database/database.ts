import { Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema/schema.ts';

/**
 * The database itself, on which a transaction can be started: a transaction cannot be passed in its place.
 */
export class Database extends Kysely<Schema> {
  override get isTransaction(): false {
    return false;
  }
}

/**
 * Functions that write more than once take a transaction; the database itself cannot be passed in its place.
 */
export type Tx = Transaction<Schema>;
/** A query runs on either. */
export type Queryable = Database | Tx;
