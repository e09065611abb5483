import { setImmediate } from 'node:timers/promises';
import { chunk } from '../../chunk.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listIndexEntries, listPlacedTerms } from '../../repositories/search/page-terms.ts';
import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { TermForms } from '../engines/term-forms.ts';
import type { Query } from '../language/query.ts';
import { openTermFilter } from '../vocabulary/term-filter.ts';

/** Number of pages whose tokens are read between two pauses. */
const PAGES_AT_A_STRETCH = 500;

/** The tokens of pages, as far as they can affect a query; none for a page that is not in the index. */
export async function* readPageTerms(
  database: Queryable,
  query: Query,
  keys: readonly number[],
  forms: TermForms,
): AsyncGenerator<{ key: number; terms: PlacedTerm[] }> {
  const isWanted = openTermFilter(query, forms);
  for (const stretch of chunk(keys, PAGES_AT_A_STRETCH)) {
    const entries = new Map((await listIndexEntries(database, stretch)).map((entry) => [entry.key, entry]));
    for (const key of stretch) {
      const entry = entries.get(key);
      yield { key, terms: entry ? listPlacedTerms(entry, isWanted) : [] };
    }
    await setImmediate();
  }
}
