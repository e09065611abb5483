import { matchesPattern } from '../language/matches-pattern.ts';
import type { QueryTerm } from '../language/query.ts';
import { forgivesTypo } from '../vocabulary/forgives-typo.ts';
import { isLike } from '../vocabulary/is-like.ts';

/** Whether a term of the index is what a query's term stands for: the engine and the page ask the same. */
export function matchesTerm(text: string, { term, match }: QueryTerm): boolean {
  switch (match) {
    case 'exact':
      return text === term;
    case 'prefix':
      return text.startsWith(term);
    case 'wild':
      return matchesPattern(text, term);
    case 'fuzzy':
      return isLike(text, term);
    case 'typo':
    case 'typo-prefix':
      return forgivesTypo(text, term, match === 'typo-prefix');
  }
}

/** Steps that one such question takes at most; see StepBudget. */
export function costOfTerm(text: string, { term, match }: QueryTerm): number {
  return match === 'exact' || match === 'prefix' ? 1 : 1 + text.length * term.length;
}
