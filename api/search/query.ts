/**
 * The tree of a query. `at` and `end` say where a part stands in the text, in UTF-16 units.
 *
 * A word is an alternative of term runs: `opt-out` is the run `opt out` or the run `optout`, as the
 * token stream has both. A run of several terms matches where they stand next to each other.
 */
export type Query =
  | { kind: 'word'; written: string; alternatives: QueryTerm[][]; at: number; end: number }
  | { kind: 'phrase'; words: QueryWord[]; at: number; end: number }
  | { kind: 'and'; parts: Query[]; at: number; end: number }
  | { kind: 'or'; parts: Query[]; at: number; end: number }
  | { kind: 'not'; part: Query; at: number; end: number };

export type QueryWord = Extract<Query, { kind: 'word' }>;

/** A term as the index has it; with `prefix`, every term that starts so. */
export interface QueryTerm {
  term: string;
  prefix: boolean;
}
