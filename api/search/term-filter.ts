import type { TermForms } from './engines/term-forms.ts';
import { matchesTerm } from './match-term.ts';
import { listQueryWords, type Query, type QueryTerm } from './query.ts';

/** Whether a term of a page can be part of a match at all: what can't need not be looked at again. */
export function openTermFilter(query: Query, forms: TermForms = new Map()): (term: string) => boolean {
  const wanted = listQueryWords(query).flatMap(({ alternatives }) => alternatives.flat());
  // A glance: most words differ in their first letter.
  const plain = wanted.filter(({ match }) => match === 'exact' || match === 'prefix');
  const others = wanted.filter((each) => !plain.includes(each));
  const isOther = others.length === 0 ? () => false : rememberTerms(others, forms);
  return (term) => plain.some((each) => matchesTerm(term, each)) || isOther(term);
}

/** Asks once about each term, and where the forms are known only whether it is one of them. */
function rememberTerms(wanted: readonly QueryTerm[], forms: TermForms): (term: string) => boolean {
  const listed = new Set(wanted.flatMap((each) => forms.get(each) ?? []));
  const others = wanted.filter((each) => forms.get(each) === undefined);
  const lengths = new Set([...listed].map(({ length }) => length));
  if (others.length === 0) return (term) => lengths.has(term.length) && listed.has(term);
  const known = new Map<string, boolean>();
  return (term) => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const answer = listed.has(term) || others.some((each) => matchesTerm(term, each));
    known.set(term, answer);
    return answer;
  };
}
