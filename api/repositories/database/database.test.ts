import { expectTypeOf, it } from 'vitest';
import { recordEvent } from './audit-log.ts';
import type { Database, Queryable, Tx } from './database.ts';

it('what writes more than once takes a transaction, and no transaction is begun inside another', () => {
  expectTypeOf<Database>().not.toExtend<Tx>();
  expectTypeOf<Tx>().not.toExtend<Database>();
  expectTypeOf<Database>().toExtend<Queryable>();
  expectTypeOf<Tx>().toExtend<Queryable>();
  expectTypeOf(recordEvent).parameter(0).toEqualTypeOf<Tx>();
});
