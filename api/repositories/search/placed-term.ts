import type { Token } from '#ingest';

/** What matching needs of a token; for displayed hits, tokens have a position in the text too. */
export type PlacedTerm = Pick<Token, 'term' | 'position' | 'span'>;
