import type { Queryable } from '../../repositories/database/database.ts';
import { listKeysAfter, listKeysByRank, listKeysMatching } from '../../repositories/search/page-terms.ts';
import { boundQuery } from '../engines/bound-query.ts';
import { ANY_PAGE, NO_PAGE } from '../engines/expressions.ts';
import { plainForms } from '../engines/term-forms.ts';
import { PageSet } from '../exact/page-set.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Round } from './plan-rounds.ts';

/** How many times `most` keys are read in page order, before all of them are read together. */
const MOST_TIMES = 5;
/** A round that may be ranked finds no more pages. */
const MOST_IN_ROUND = 5_000;

/** The first pages of a scope that rounds find, each once, up to `most`. */
export async function takeLikeliest(
  database: Queryable,
  vocabulary: Vocabulary,
  rounds: readonly Round[],
  scope: PageSet,
  most: number,
): Promise<number[]> {
  const found = new Set<number>();
  for (const { query, isRanked } of rounds) {
    // Terms are exact or a prefix here: nothing has to be looked up.
    const { possible } = boundQuery(query, plainForms(vocabulary));
    if (possible === ANY_PAGE || possible === NO_PAGE) continue;
    const keys = isRanked
      ? (await listKeysByRank(database, possible, MOST_IN_ROUND)).filter((key) => scope.has(key))
      : await takeFirst(database, possible, scope, most);
    for (const key of keys) if (found.size < most) found.add(key);
    if (found.size >= most) break;
  }
  return [...found];
}

/** In page order, up to `most`. */
async function takeFirst(
  database: Queryable,
  expression: string,
  scope: PageSet,
  most: number,
): Promise<number[]> {
  const found: number[] = [];
  let last = 0;
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const keys = await listKeysAfter(database, expression, last, most);
    found.push(...keys.filter((key) => scope.has(key)));
    if (found.length >= most || keys.length < most) return found.slice(0, most);
    last = keys.at(-1) ?? last;
  }
  // Few of the pages are in the scope: reading all of them together is faster than in steps.
  const all = PageSet.of(await listKeysMatching(database, expression)).and(scope);
  return all.toKeys().slice(0, most);
}
