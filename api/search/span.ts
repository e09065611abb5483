import type { Token } from '#ingest';
import type { QueryPhrase, QueryWord } from './query.ts';

/** What deciding needs of a token; where hits are to be shown, tokens have a place in the text too. */
export type PlacedTerm = Pick<Token, 'term' | 'position' | 'span'>;

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

/**
 * Words from one span to the other: 1 where they stand next to each other, 0 where they overlap. A
 * hyphenated word counts as its parts. What must not be crossed on the way (a redaction breaks the
 * text) is to be asked here: such a span is infinitely far. A page's end is never crossed, as a
 * stream is of one page.
 */
export function countWordsApart(one: Span, other: Span): number {
  const between = Math.max(other.from - one.to, one.from - other.to);
  return between < 0 ? 0 : between + 1;
}
