import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { decodeKeys, type EncodedSet } from './encode-keys.ts';

/** Bytes of one set: half of ten million pages, at random. What is larger is counted, not kept. */
const MOST_BYTES = 4 * 2 ** 20;

/** Keeps a set of pages and gives its id, the same for the same pages; null where it is too large. */
export async function keepSet(
  database: Queryable,
  matterId: string,
  { pages, encoded }: EncodedSet,
): Promise<string | null> {
  if (encoded.length > MOST_BYTES) return null;
  const id = createHash('sha256').update(matterId).update(encoded).digest('hex');
  await database
    .insertInto('kept_set')
    .values({ id, matter_id: matterId, pages, keys: encoded })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

/** Keys in the order of their numbers, not of the pages. */
export async function getKeptSet(database: Queryable, id: string): Promise<number[]> {
  const { keys } = await database
    .selectFrom('kept_set')
    .select('keys')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return decodeKeys(keys);
}

/** Of the first set, what the second has not. */
export async function listKeptBeside(database: Queryable, id: string, otherId: string): Promise<number[]> {
  if (id === otherId) return [];
  const others = new Set(await getKeptSet(database, otherId));
  return (await getKeptSet(database, id)).filter((key) => !others.has(key));
}

export async function countKeptSet(database: Queryable, id: string): Promise<number> {
  const { pages } = await database
    .selectFrom('kept_set')
    .select('pages')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return pages;
}

/** Differences remembered at once. An id stands for its pages, so that they never change. */
const MOST_REMEMBERED = 1000;
const remembered = new Map<string, number>();

/** How many of the first set the second has not. */
export async function countKeptBeside(database: Queryable, id: string, otherId: string): Promise<number> {
  const name = `${id} ${otherId}`;
  const count = remembered.get(name) ?? (await listKeptBeside(database, id, otherId)).length;
  remembered.delete(name);
  remembered.set(name, count);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return count;
}
