import type { Token } from '#ingest';

/** What deciding needs of a token; where hits are to be shown, tokens have a place in the text too. */
export type PlacedTerm = Pick<Token, 'term' | 'position' | 'span'>;
