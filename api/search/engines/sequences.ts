import { JOINED } from '../../repositories/search/page-terms.ts';
import type { Query, QueryTerm, QueryWord } from '../language/query.ts';
import { anyOf, type Expression, NO_PAGE } from './expressions.ts';
import { listFewForms, type TermForms } from './term-forms.ts';

/** Consecutive terms; of the last one, if `isOpen`, only the beginning. */
export interface Sequence {
  terms: readonly string[];
  isOpen: boolean;
}

/** With more sequences FTS5 is not queried one by one: the pages' own tokens are examined instead. */
const MOST_SEQUENCES = 64;

/** All sequences that adjacent words can match; undefined if FTS5 cannot be queried for all of them. */
export function listSequences(words: readonly QueryWord[], forms: TermForms): Sequence[] | undefined {
  let sequences: Sequence[] = [{ terms: [], isOpen: false }];
  for (const word of words) {
    const longer: Sequence[] = [];
    for (const run of word.alternatives) {
      const extended = extend(sequences, run, forms);
      if (!extended) return undefined;
      longer.push(...extended);
      if (longer.length > MOST_SEQUENCES) return undefined;
    }
    sequences = longer;
  }
  return sequences;
}

function extend(
  sequences: readonly Sequence[],
  run: readonly QueryTerm[],
  forms: TermForms,
): Sequence[] | undefined {
  let extended = [...sequences];
  for (const term of run) {
    const known = term.match === 'exact' || term.match === 'prefix' ? [term.term] : listFewForms(forms, term);
    // FTS5 accepts the beginning of a word only in the last position.
    if (!known || known.length * extended.length > MOST_SEQUENCES || extended.some(({ isOpen }) => isOpen))
      return undefined;
    const isOpen = term.match === 'prefix';
    extended = extended.flatMap(({ terms }) => known.map((form) => ({ terms: [...terms, form], isOpen })));
  }
  return extended;
}

/** All sequences that one side of a distance can match: a word, a phrase, or a choice of them. */
export function listPlaces(query: Query, forms: TermForms): Sequence[] | undefined {
  if (query.kind === 'word') return listSequences([query], forms);
  if (query.kind === 'phrase') return listSequences(query.words, forms);
  if (query.kind !== 'or') return undefined;
  const places = query.parts.map((part) => listPlaces(part, forms));
  return places.includes(undefined) ? undefined : places.flatMap((some) => some ?? []);
}

/** A page with the printed terms in this sequence; a single one may also be joined by a hyphen. */
export function toPhrase({ terms, isOpen }: Sequence, forms: Pick<TermForms, 'mayBeJoined'>): Expression {
  const [first = ''] = terms;
  if (terms.length > 1) return quote(terms, isOpen);
  const isJoined = forms.mayBeJoined(first, isOpen ? 'prefix' : 'exact');
  return anyOf([quote([first], isOpen), isJoined ? quote([JOINED + first], isOpen) : NO_PAGE]);
}

/** Both among the printed terms, with at most this many words between them, in either order. */
export function toNear(one: Sequence, other: Sequence, between: number): string {
  return `NEAR(${quote(one.terms, one.isOpen)} ${quote(other.terms, other.isOpen)}, ${between})`;
}

/** One directly after the other; undefined if FTS5 cannot express that. */
export function toFollowing(one: Sequence, other: Sequence): string | undefined {
  return one.isOpen ? undefined : quote([...one.terms, ...other.terms], other.isOpen);
}

/** Whether no printed word can be part of both. */
export function areDisjoint(one: Sequence, other: Sequence): boolean {
  return openTerms(one).every((left) => openTerms(other).every((right) => !mayBeSame(left, right)));
}

interface OpenTerm {
  term: string;
  isOpen: boolean;
}

function openTerms({ terms, isOpen }: Sequence): OpenTerm[] {
  return terms.map((term, index) => ({ term, isOpen: isOpen && index === terms.length - 1 }));
}

function mayBeSame(one: OpenTerm, other: OpenTerm): boolean {
  if (one.isOpen && other.term.startsWith(one.term)) return true;
  if (other.isOpen && one.term.startsWith(other.term)) return true;
  return one.term === other.term;
}

/** Terms contain letters and digits only, so they cannot break out of the quotes. */
function quote(terms: readonly string[], isOpen: boolean): string {
  return `"${terms.join(' ')}"${isOpen ? '*' : ''}`;
}
