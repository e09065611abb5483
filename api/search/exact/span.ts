import type { Token } from '#ingest';
import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { QueryPhrase, QueryWord } from '../language/query.ts';

/** A match: its tokens in page order, and the word or phrase that they match. */
export interface Match<Placed extends PlacedTerm = Token> {
  tokens: readonly Placed[];
  leaf: QueryWord | QueryPhrase;
}

/** Where a part of a query matches on a page. */
export interface Span<Placed extends PlacedTerm = PlacedTerm> {
  /** Positions in the token stream; `to` is exclusive. */
  from: number;
  to: number;
  /** The words in it: one match, or for a distance those of both sides. */
  matches: ReadonlySet<Match<Placed>>;
}

/** Positions at which redaction boxes break a page's text, in ascending order. */
export type Gaps = readonly number[];

/**
 * Words from one span to the other: 1 if they are adjacent, 0 if they overlap. A hyphenated word counts as
 * its parts. Everything beyond a gap is infinitely far: the text on both sides of a box was never visible as
 * one text. So no span contains a gap. A page's end is never crossed, because a stream belongs to one page.
 */
export function countWordsApart(one: Span, other: Span, gaps: Gaps): number {
  const [from, to] = one.to <= other.from ? [one.to, other.from] : [other.to, one.from];
  if (to < from) return 0;
  return hasGapBetween(gaps, from, to) ? Infinity : to - from + 1;
}

/** Whether there is a gap at or after `from`, and before `to`. */
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
