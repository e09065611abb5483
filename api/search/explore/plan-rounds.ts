import type { Query } from '../language/query.ts';
import type { TypedPart } from './parse-typed.ts';
import { join, toAbsence } from './to-queries.ts';
import type { SoughtPart } from './typed-forms.ts';

/** A query to the index; earlier rounds find the better pages. */
export interface Round {
  query: Query;
  /** Best first, by bm25; else in page order, which costs nothing for pages that are not used. */
  isRanked: boolean;
}

/** Words that count as near each other are at most this far apart. */
const NEAR = 10;

/**
 * Cost limit in index entries (a term on a page): on the machine of scripts/README.md, a hundred thousand of
 * them take 7 ms if words must be adjacent or near. Ranking evaluates each of the words' entries (5 ms for
 * this many), and each page that it ranks (1 ms per thousand).
 */
const MOST_ENTRIES_TO_PLACE = 150_000;
const MOST_ENTRIES_TO_RANK = 50_000;
const MOST_PAGES_TO_RANK = 3_000;

/** First where the words are adjacent, then where they are near, then anywhere, then in their other forms. */
export function planRounds(sought: readonly SoughtPart[], unwanted: readonly TypedPart[]): Round[] {
  const written = sought.map((part) => part.written);
  const together = [toPhrase(sought), toNear(written)].filter((query) => query !== undefined);
  const isPlaced = sumOf(sought.map(({ pages }) => pages)) <= MOST_ENTRIES_TO_PLACE;
  const isRanked = mayRank(sought.map(({ pages }) => pages));
  const anyForm = sought.map(({ inAnyForm }) => inAnyForm);
  return [
    ...(isPlaced ? together : []).map((query) => ({ query: without(unwanted, [query]), isRanked })),
    { query: without(unwanted, written), isRanked },
    ...(sought.some(({ forms }) => forms.length > 0)
      ? [{ query: without(unwanted, anyForm), isRanked: mayRank(sought.map((part) => part.pagesInAnyForm)) }]
      : []),
  ];
}

function mayRank(pages: readonly number[]): boolean {
  return sumOf(pages) <= MOST_ENTRIES_TO_RANK && Math.min(...pages) <= MOST_PAGES_TO_RANK;
}

function toPhrase(sought: readonly SoughtPart[]): Query | undefined {
  const words = sought.flatMap(({ part }) => part.words);
  return sought.length < 2 ? undefined : { kind: 'phrase', words, at: 0, end: 0 };
}

/** Each near the next. */
function toNear(written: readonly Query[]): Query | undefined {
  const pairs = written.slice(1).map(
    (right, index): Query => ({
      kind: 'near',
      left: written[index] ?? right,
      right,
      within: NEAR,
      ordered: false,
      negated: false,
      at: 0,
      end: 0,
    }),
  );
  return join('and', pairs);
}

function without(unwanted: readonly TypedPart[], wanted: readonly Query[]): Query {
  return { kind: 'and', parts: [...wanted, ...unwanted.map(toAbsence)], at: 0, end: 0 };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
