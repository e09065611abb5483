import type { Query, QueryTerm, QueryWord } from '../language/query.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { TypedPart } from './parse-typed.ts';

/** A part of what was typed, with the terms of the index that it may match. */
export interface SoughtPart {
  part: TypedPart;
  /** As it is written. */
  written: Query;
  /** In any of its forms: the most frequent of the others that it may match. */
  inAnyForm: Query;
  /** Those other forms: terms into which a growing word may develop, and similar terms, in no order. */
  forms: readonly string[];
  /** What is marked on a page: the same, and for a growing word every longer one. */
  marked: Query;
  /** Upper limits for the pages with the word as it is written, and with any of its forms; in all matters. */
  pages: number;
  pagesInAnyForm: number;
}

/** Further ones are on few pages. */
const MOST_LONGER_FORMS = 25;
const MOST_LIKE_FORMS = 12;
/** Too many words are similar to a shorter one. */
const LEAST_LETTERS_FOR_LIKENESS = 5;

/** Looks up a part's other forms: those into which a growing word may develop, and similar ones. */
export function findForms(vocabulary: Vocabulary, part: TypedPart, isTyping: boolean): SoughtPart {
  const own = part.words.flatMap(({ alternatives }) => alternatives.flat().map(({ term }) => term));
  const found = listInexactTerms(part, isTyping).flatMap((term) => listOf(vocabulary, term));
  const forms = [...new Set(found)].filter((term) => !own.includes(term));
  const pages = countAtMost(vocabulary, part);
  return {
    part,
    written: toQuery(part),
    inAnyForm: toQuery(part, forms),
    marked: toMarked(part, forms, isTyping),
    forms,
    pages,
    pagesInAnyForm: forms.reduce((sum, term) => sum + vocabulary.countPages(term), pages),
  };
}

function toMarked(part: TypedPart, forms: readonly string[], isTyping: boolean): Query {
  const start = listInexactTerms(part, isTyping).find(({ match }) => match === 'prefix');
  if (!start) return toQuery(part, forms);
  const others = toQuery(
    part,
    forms.filter((form) => !form.startsWith(start.term)),
  );
  return others.kind === 'word' ? { ...others, alternatives: [...others.alternatives, [start]] } : others;
}

/** What a word matches besides itself: `secure` is also `secure~`, and while it is typed `secure*`. */
export function listInexactTerms(part: TypedPart, isTyping: boolean): QueryTerm[] {
  const term = findSingleTerm(part);
  if (term === undefined) return [];
  return [
    ...(part.isGrowing && isTyping ? [{ term, match: 'prefix' as const }] : []),
    ...(isForgiven(term) ? [{ term, match: 'fuzzy' as const }] : []),
  ];
}

/** The term of a part that is one word without a hyphen. */
export function findSingleTerm({ words: [word, ...others], isPhrase }: TypedPart): string | undefined {
  const [run = [], ...more] = word?.alternatives ?? [];
  const isSingle = !isPhrase && others.length === 0 && more.length === 0 && run.length === 1;
  return isSingle ? run[0]?.term : undefined;
}

/** In a number, every digit counts. */
function isForgiven(term: string): boolean {
  return [...term].length >= LEAST_LETTERS_FOR_LIKENESS && !/\p{N}/u.test(term);
}

function listOf(vocabulary: Vocabulary, term: QueryTerm): string[] {
  if (term.match === 'prefix') return vocabulary.listCommonest(term.term, MOST_LONGER_FORMS);
  return (vocabulary.listForms(term) ?? [])
    .toSorted((one, other) => vocabulary.countPages(other) - vocabulary.countPages(one))
    .slice(0, MOST_LIKE_FORMS);
}

/** A sequence of terms is on no more pages than the rarest of them. */
function countAtMost(vocabulary: Vocabulary, { words }: TypedPart): number {
  const ofRun = (run: readonly QueryTerm[]) =>
    Math.min(...run.map(({ term }) => vocabulary.countPages(term)));
  const ofWord = ({ alternatives }: QueryWord) => alternatives.reduce((sum, run) => sum + ofRun(run), 0);
  return Math.min(...words.map(ofWord));
}

/** A part in the exact language; other forms become alternatives. */
export function toQuery({ words }: TypedPart, forms: readonly string[] = []): Query {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) throw new Error('A part without a word.');
  if (words.length > 1) return { kind: 'phrase', words, at: first.at, end: last.end };
  return withForms(first, forms);
}

function withForms(query: Query, forms: readonly string[]): Query {
  if (query.kind !== 'word') return query;
  const others = forms.map((term): QueryTerm[] => [{ term, match: 'exact' }]);
  return { ...query, alternatives: [...query.alternatives, ...others] };
}
