import type { StandingTerm } from '#contract/review/standing-terms.ts';
import { UncoverError } from '../../errors.ts';
import { describeSyntaxError } from './describe-syntax-error.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';
import { writeQuery } from './write-query.ts';

/**
 * Throws if a term cannot be marked on pages, with the reason for each: it can't be parsed, has more than one
 * meaning, says nothing about words, or is in the list twice.
 */
export function refuseFaultyStandingTerms(terms: readonly StandingTerm[]): void {
  const seen = new Map<string, string>();
  const faults = terms.flatMap(({ term }) => {
    const fault = findFault(term, seen);
    return fault === undefined ? [] : [`“${term}”: ${fault}`];
  });
  if (faults.length > 0) throw new UncoverError('invalid-request', faults.join('\n'));
}

/** `seen` has the terms before it, by what they mean. */
function findFault(term: string, seen: Map<string, string>): string | undefined {
  try {
    const query = parseQuery(term);
    const meaning = writeQuery(query);
    const other = seen.get(meaning);
    seen.set(meaning, term);
    if (other !== undefined) return 'This term is in the list already.';
    return findUnmarkable(query);
  } catch (error) {
    if (!(error instanceof UncoverError) || error.code !== 'query-syntax') throw error;
    return describeSyntaxError(error);
  }
}

/** A page is marked by words that are on it: conditions on other words or on the page mark nothing themselves. */
function findUnmarkable(query: Query): string | undefined {
  switch (query.kind) {
    case 'word':
    case 'phrase':
      return undefined;
    case 'near':
      return query.negated
        ? 'A term is marked where it stands, so NOT has no use here.'
        : (findUnmarkable(query.left) ?? findUnmarkable(query.right));
    case 'or':
      return query.parts.map(findUnmarkable).find((fault) => fault !== undefined);
    case 'and':
      return 'Several words are a phrase in quotes, words at a distance (w/5), or terms of their own.';
    case 'not':
      return 'A term is marked where it stands, so NOT has no use here.';
    case 'field':
      return 'This is a condition on the page. Write words that are printed on it.';
  }
}
