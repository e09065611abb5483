import { GAP_TERM } from '#ingest';
import { NO_FORMS, type TermForms } from '../engines/term-forms.ts';
import { matchesTerm } from '../exact/match-term.ts';
import { listQueryWords, type Query, type QueryTerm } from '../language/query.ts';

/** Whether a term of a page can affect a match at all, as gaps do: other terms need not be examined. */
export function openTermFilter(
  query: Query,
  forms: Pick<TermForms, 'get'> = NO_FORMS,
): (term: string) => boolean {
  const wanted = listQueryWords(query).flatMap(({ alternatives }) => alternatives.flat());
  const exact = wanted.filter(({ match }) => match === 'exact').map(({ term }) => term);
  const isListed = openList([GAP_TERM, ...exact, ...wanted.flatMap((each) => forms.get(each) ?? [])]);
  const others = wanted.filter((each) => each.match !== 'exact' && forms.get(each) === undefined);
  const starts = others.filter(({ match }) => match === 'prefix').map(({ term }) => term);
  const typos = others.filter(allowsTypos);
  const isAnother = rememberTerms(others.filter((each) => each.match !== 'prefix' && !allowsTypos(each)));
  return (term) =>
    isListed(term) ||
    starts.some((start) => term.startsWith(start)) ||
    // Faster to compute than to remember.
    typos.some((each) => matchesTerm(term, each)) ||
    isAnother(term);
}

function allowsTypos({ match }: QueryTerm): boolean {
  return match === 'typo' || match === 'typo-prefix';
}

/** Size of the table for a quick test of a word: 64 first letters by 32 lengths, which others share. */
const GLANCES = 64 * 32;

/** A quick test first: most words of a page begin with another letter, or have another length. */
function openList(terms: readonly string[]): (term: string) => boolean {
  const listed = new Set(terms);
  const glances = new Uint8Array(GLANCES);
  for (const term of terms) glances[glanceAt(term)] = 1;
  return (term) => glances[glanceAt(term)] === 1 && listed.has(term);
}

function glanceAt(term: string): number {
  return ((term.charCodeAt(0) & 63) << 5) | (term.length & 31);
}

/** Tests each term once. */
function rememberTerms(wanted: readonly QueryTerm[]): (term: string) => boolean {
  const known = new Map<string, boolean>();
  return (term) => {
    if (wanted.length === 0) return false;
    const before = known.get(term);
    if (before !== undefined) return before;
    const answer = wanted.some((each) => matchesTerm(term, each));
    known.set(term, answer);
    return answer;
  };
}
