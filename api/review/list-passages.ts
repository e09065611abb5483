import type { ListedPassage, PassageFilter } from '#contract/review/passage.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listPagesByKey } from '../repositories/pages/pages.ts';
import { listPassages, type StoredPassage } from '../repositories/review/passages.ts';
import { citePage } from './cite.ts';

/** More than people write in one matter; for files that have all of them. */
const ALL = { offset: 0, limit: 1_000_000 };

/** A window of a matter's passages with their pages and cites, and how many there are. */
export async function listCitedPassages(
  database: Queryable,
  matterId: string,
  filter: PassageFilter,
  window: { offset: number; limit: number } = ALL,
): Promise<{ total: number; passages: ListedPassage[] }> {
  const { total, passages } = await listPassages(database, matterId, filter, window);
  return { total, passages: await citePassages(database, passages) };
}

/** Passages with their pages and cites. */
export async function citePassages(
  database: Queryable,
  passages: readonly StoredPassage[],
): Promise<ListedPassage[]> {
  const keys = [...new Set(passages.map(({ pageKey }) => pageKey))];
  const pages = new Map(
    (await listPagesByKey(database, keys)).map((summary, index) => [keys[index], summary]),
  );
  return passages.flatMap(({ pageKey, passage }) => {
    const page = pages.get(pageKey);
    return page ? [{ ...passage, page, cite: citePage(page) }] : [];
  });
}
