import { join } from '../../explore/to-queries.ts';
import { findSingleTerm, type SoughtPart, toQuery } from '../../explore/typed-forms.ts';
import type { Query, QueryTerm } from '../../language/query.ts';
import { hasDigit } from './exact-codes.ts';

/**
 * What the server may have found a page by (Meilisearch 1.50), to be marked on the page's own tokens: each
 * word as it was typed, with typos, as the start of others, split in two, and joined with its neighbors; and
 * the additional forms of the query. So the positions of matches need not be requested.
 */
export function toMarkedQuery(sought: readonly SoughtPart[], isTyping: boolean): Query | undefined {
  return join(
    'or',
    sought.map((part, index) => markPart(part, sought.slice(index + 1), isTyping)),
  );
}

function markPart({ part, forms }: SoughtPart, following: readonly SoughtPart[], isTyping: boolean): Query {
  const query = toQuery(part);
  const term = findSingleTerm(part);
  if (query.kind !== 'word' || term === undefined) return query;
  const isGrowing = part.isGrowing && isTyping;
  const others: QueryTerm[][] = hasDigit(term)
    ? [[{ term, match: isGrowing ? 'prefix' : 'exact' }]]
    : [
        [{ term, match: isGrowing ? 'typo-prefix' : 'typo' }],
        ...cutInTwo(term),
        ...joinWith(term, following, isTyping),
        ...forms.map((form): QueryTerm[] => [exact(form)]),
      ];
  return { ...query, alternatives: [...query.alternatives, ...others] };
}

/** `optout` is found as `opt out`. */
function cutInTwo(term: string): QueryTerm[][] {
  const letters = [...term];
  return letters
    .slice(1)
    .map((_, index) => [
      exact(letters.slice(0, index + 1).join('')),
      exact(letters.slice(index + 1).join('')),
    ]);
}

/** `opt out` is found as `optout`: the server joins up to three consecutive words. */
function joinWith(term: string, following: readonly SoughtPart[], isTyping: boolean): QueryTerm[][] {
  const runs: QueryTerm[][] = [];
  let joined = term;
  for (const { part } of following.slice(0, 2)) {
    const next = findSingleTerm(part);
    if (next === undefined || hasDigit(next)) break;
    joined += next;
    runs.push([{ term: joined, match: part.isGrowing && isTyping ? 'typo-prefix' : 'typo' }]);
  }
  return runs;
}

function exact(term: string): QueryTerm {
  return { term, match: 'exact' };
}
