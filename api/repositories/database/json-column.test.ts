import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Json, JsonColumn } from './json-column.ts';

const column = new JsonColumn(
  'page',
  'notes',
  z.object({ words: z.string(), weight: z.number().default(1) }),
);
/** A value as left by another version, or by a fault of the disk. */
const stored = (json: string) => json as unknown as Json<{ words: string; weight: number }>;

it('reads what it wrote', () => {
  const value = { words: '“voluntary”', weight: 3 };
  expect(column.read(column.write(value), 7)).toEqual(value);
});

it('gives fields that are missing in an older version their default', () => {
  expect(column.read(stored('{"words":"a header"}'), 7)).toEqual({ words: 'a header', weight: 1 });
});

it.each([
  ['{"words":5}', 'words: '],
  ['{"words"', 'expected object'],
  ['null', 'expected object'],
])('refuses %s with its table, its column, its row and what to do', (json, reason) => {
  const read = () => column.read(stored(json), 7);
  expect(read).toThrow('page.notes of row 7 (');
  expect(read).toThrow(reason);
  expect(read).toThrow('Restore a backup');
});

it('returns nothing for a column without a value', () => {
  expect(column.readOrNull(null, 7)).toBeNull();
});
