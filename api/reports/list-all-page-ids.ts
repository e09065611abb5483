import { setImmediate } from 'node:timers/promises';
import type { Queryable } from '../repositories/database/database.ts';
import { listPageIds } from '../repositories/reports/elusion-samples.ts';

/** Pages listed between two pauses, in which the server answers other requests. */
const AT_A_STRETCH = 2000;

/** Keys and ids of all pages of a matter, in the order of their keys. */
export async function listAllPageIds(
  database: Queryable,
  matterId: string,
): Promise<{ key: number; id: string }[]> {
  const pages: { key: number; id: string }[] = [];
  for (let last = 0; ; ) {
    const stretch = await listPageIds(database, matterId, last, AT_A_STRETCH);
    pages.push(...stretch);
    if (stretch.length < AT_A_STRETCH) return pages;
    last = stretch.at(-1)?.key ?? last;
    await setImmediate();
  }
}
