import { Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema/schema.ts';

/** The database itself, in which a transaction can be begun: a transaction can't pass for it. */
export class Database extends Kysely<Schema> {
  override get isTransaction(): false {
    return false;
  }
}

/** What writes more than once takes a transaction, for which the database itself can't pass. */
export type Tx = Transaction<Schema>;
/** A query runs on either. */
export type Queryable = Database | Tx;
