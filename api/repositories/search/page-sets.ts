import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Queryable } from '../database/database.ts';
import { listHiddenKeys } from '../pages/hidden-pages.ts';
import { decodeKeys, type EncodedSet } from './encode-keys.ts';

/** Bytes of one set: half of ten million pages, at random. A larger one is counted, not stored. */
const MOST_BYTES = 4 * 2 ** 20;

/** Saves a set of pages and returns its id, the same for the same pages; null if it is too large. */
export async function savePageSet(
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

/** In the order of the keys, not of the pages. */
export async function getPageSet(database: Queryable, id: string): Promise<number[]> {
  const { keys } = await database
    .selectFrom('kept_set')
    .select('keys')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return decodeKeys(keys);
}

/** Counts the sequestered pages of stored sets: the function returns null for a set that was not stored. */
export async function countSequesteredOf(
  database: Queryable,
  setIds: readonly (string | null)[],
): Promise<(setId: string | null) => number | null> {
  const hidden = new Set(await listHiddenKeys(database));
  const counts = new Map<string, number>();
  for (const id of new Set(setIds)) {
    if (id === null) continue;
    const keys = hidden.size === 0 ? [] : await getPageSet(database, id);
    counts.set(id, keys.filter((key) => hidden.has(key)).length);
  }
  return (setId) => (setId === null ? null : (counts.get(setId) ?? null));
}

/** The pages of a set that are missing from the other. */
export async function listPagesMissingFrom(
  database: Queryable,
  id: string,
  otherId: string,
): Promise<number[]> {
  if (id === otherId) return [];
  const others = new Set(await getPageSet(database, otherId));
  return (await getPageSet(database, id)).filter((key) => !others.has(key));
}

export async function countPageSet(database: Queryable, id: string): Promise<number> {
  const { pages } = await database
    .selectFrom('kept_set')
    .select('pages')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return pages;
}

/** Number of cached differences. An id stands for fixed pages, so that differences never change. */
const MOST_REMEMBERED = 1000;
const remembered = new LRUCache<string, number>({ max: MOST_REMEMBERED });

/** How many pages of a set are missing from the other. */
export async function countPagesMissingFrom(
  database: Queryable,
  id: string,
  otherId: string,
): Promise<number> {
  const name = `${id} ${otherId}`;
  const count = remembered.get(name) ?? (await listPagesMissingFrom(database, id, otherId)).length;
  remembered.set(name, count);
  return count;
}
