import { expectTypeOf, it } from 'vitest';
import { recordEvent } from './audit-log.ts';
import type { Database, Queryable, Tx } from './database.ts';

it('functions that write more than once take a transaction, and no transaction is started inside another', () => {
  expectTypeOf<Database>().not.toExtend<Tx>();
  expectTypeOf<Tx>().not.toExtend<Database>();
  expectTypeOf<Database>().toExtend<Queryable>();
  expectTypeOf<Tx>().toExtend<Queryable>();
  expectTypeOf(recordEvent).parameter(0).toEqualTypeOf<Tx>();
});
