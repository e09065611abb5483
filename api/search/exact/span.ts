import type { Token } from '#ingest';
import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { QueryPhrase, QueryWord } from '../language/query.ts';

/** A match: the tokens that make it, in the order of the page, and the word or phrase that they are. */
export interface Match<Placed extends PlacedTerm = Token> {
  tokens: readonly Placed[];
  leaf: QueryWord | QueryPhrase;
}

/** Where a part of a query stands on a page. */
export interface Span<Placed extends PlacedTerm = PlacedTerm> {
  /** Positions in the token stream; `to` is the first one behind. */
  from: number;
  to: number;
  /** The words that make it: one match, or of a distance those of both sides. */
  matches: ReadonlySet<Match<Placed>>;
}

/** Positions at which the agency's boxes break a page's text, the first one first. */
export type Gaps = readonly number[];

/**
 * Words from one span to the other: 1 where they stand next to each other, 0 where they overlap. A
 * hyphenated word counts as its parts. Behind a gap everything is infinitely far: what stands on both
 * sides of a box was never one text to us. So no span has a gap inside. A page's end is never crossed, as
 * a stream is of one page.
 */
export function countWordsApart(one: Span, other: Span, gaps: Gaps): number {
  const [from, to] = one.to <= other.from ? [one.to, other.from] : [other.to, one.from];
  if (to < from) return 0;
  return hasGapBetween(gaps, from, to) ? Infinity : to - from + 1;
}

/** Whether a gap stands at `from` or behind it, and before `to`. */
function hasGapBetween(gaps: Gaps, from: number, to: number): boolean {
  let low = 0;
  let high = gaps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gaps[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (gaps[low] ?? Infinity) < to;
}
