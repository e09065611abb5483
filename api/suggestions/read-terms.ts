import type { Queryable } from '../repositories/database/database.ts';
import { listIndexEntries } from '../repositories/search/page-terms.ts';
import type { Terms } from './word-model.ts';

/** Pages read together, so that memory does not grow with the matter. */
const AT_ONCE = 500;

/**
 * The printed terms of pages, one per position: the token stream of the text in use, on which search counts and
 * marks too, with its gaps where boxes are.
 */
export async function* readTermsInTurn(
  database: Queryable,
  keys: readonly number[],
): AsyncGenerator<[key: number, terms: Terms]> {
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const entries = await listIndexEntries(database, keys.slice(from, from + AT_ONCE));
    for (const { key, terms } of entries) yield [key, terms.split(' ')];
  }
}

export async function listTerms(database: Queryable, keys: readonly number[]): Promise<Map<number, Terms>> {
  const terms = new Map<number, Terms>();
  for await (const [key, read] of readTermsInTurn(database, keys)) terms.set(key, read);
  return terms;
}
