import { matchesPattern } from '../language/matches-pattern.ts';
import type { QueryTerm } from '../language/query.ts';
import { forgivesTypo } from '../vocabulary/forgives-typo.ts';
import { isLike } from '../vocabulary/is-like.ts';

/** Whether a term of the index matches a query's term: the engine and the page use the same test. */
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

/** The most steps that one such test takes; see StepBudget. */
export function costOfTerm(text: string, { term, match }: QueryTerm): number {
  return match === 'exact' || match === 'prefix' ? 1 : 1 + text.length * term.length;
}
