import type { TextSource } from '#contract/pages/page.ts';
import type { DecisionLevel, TagState } from '#contract/review/decision.ts';
import type { BatesRange } from '#contract/values/bates-range.ts';

/**
 * The tree of a query. `at` and `end` are the position of a part in the text, in UTF-16 units.
 *
 * A word has alternative term sequences: `opt-out` is the sequence `opt out` or the sequence `optout`,
 * because the token stream has both. A sequence of several terms matches where they are adjacent.
 */
export type Query =
  | { kind: 'word'; written: string; alternatives: QueryTerm[][]; at: number; end: number }
  | { kind: 'phrase'; words: QueryWord[]; at: number; end: number }
  | (Distance & { kind: 'near'; left: Query; right: Query; at: number; end: number })
  | { kind: 'and'; parts: Query[]; at: number; end: number }
  | { kind: 'or'; parts: Query[]; at: number; end: number }
  | { kind: 'not'; part: Query; at: number; end: number }
  | { kind: 'field'; test: FieldTest; at: number; end: number };

export type QueryWord = Extract<Query, { kind: 'word' }>;
export type QueryPhrase = Extract<Query, { kind: 'phrase' }>;
export type QueryField = Extract<Query, { kind: 'field' }>;
export type QueryNear = Extract<Query, { kind: 'near' }>;

/** The distance between two parts: `w/5`, `pre/5`, `NOT w/5`. */
export interface Distance {
  /** Words from one to the other: 1 means adjacent. */
  within: number;
  /** The left one comes first. */
  ordered: boolean;
  /** Only matches that are not this near. */
  negated: boolean;
}

/** A condition on a page besides its text. */
export type FieldTest =
  | { field: 'tag' | 'production'; name: string }
  /** A passage with this tag. */
  | { field: 'passage'; name: string }
  /** A batch by its name or number. */
  | { field: 'batch'; name: string }
  | { field: 'source'; source: TextSource }
  | { field: 'bates'; written: string; interpretations: BatesRange[] }
  | { field: 'confidence' | 'date'; bounds: Bound[] }
  | { field: 'state'; state: TagState }
  | { field: 'reviewed'; reviewed: 'yes' | 'no' }
  | { field: 'seen'; seen: 'yes' | 'no' }
  | { field: 'level'; level: DecisionLevel }
  /** The value's own words, in the same language; `by` is a person who decided anything on the page. */
  | { field: 'by'; value: Query }
  /**
   * Such as `(b)(5)`; `(b)(7)` includes all of its parts; `none` if a box or sheet has no code, `any` for any
   * code.
   */
  | { field: 'exemption'; asked: string }
  | { field: 'file'; value: Query }
  | { field: 'note'; value: Query }
  | { field: DocumentTextField; value: Query };

/** The text fields of a document. */
export type DocumentTextField = 'from' | 'to' | 'cc' | 'custodian' | 'subject' | 'kind';
/** `note` is a person's note: on a withholding, on the page or one of its passages, and the replies to these. */
export type TextField = DocumentTextField | 'file' | 'note';

/** A date's value is a year, a month or a day, as 2009, 2009-05, 2009-05-01; compared to that precision. */
export interface Bound {
  compare: '<' | '<=' | '>' | '>=';
  value: string;
}

/** A term of the index, or a pattern that matches several. */
export interface QueryTerm {
  term: string;
  /**
   * `exact`: this very term. `prefix`: every term that starts with it. `wild`: every term that matches the
   * pattern, `*` for any letters and `?` for one. `fuzzy`: every similar term, see is-like.ts. `typo` and
   * `typo-prefix`: every term that a search server accepts for it, see forgives-typo.ts; only for marking
   * pages.
   */
  match: 'exact' | 'prefix' | 'wild' | 'fuzzy' | 'typo' | 'typo-prefix';
}

/** Finds every page. */
export const EVERY_PAGE: Query = { kind: 'and', parts: [], at: 0, end: 0 };

/** All words of a query, in order. */
export function listQueryWords(query: Query): QueryWord[] {
  switch (query.kind) {
    case 'word':
      return [query];
    case 'phrase':
      return query.words;
    case 'near':
      return [...listQueryWords(query.left), ...listQueryWords(query.right)];
    case 'and':
    case 'or':
      return query.parts.flatMap(listQueryWords);
    case 'not':
      return listQueryWords(query.part);
    case 'field':
      return [];
  }
}

/** All conditions of a query that do not concern its text. */
export function listQueryFields(query: Query): QueryField[] {
  switch (query.kind) {
    case 'field':
      return [query];
    case 'and':
    case 'or':
      return query.parts.flatMap(listQueryFields);
    case 'not':
      return listQueryFields(query.part);
    default:
      return [];
  }
}

/**
 * The words and phrases by which a page is marked, without those that must be absent. Each once, as it is
 * written.
 */
export function listLeaves(query: Query): (QueryWord | QueryPhrase)[] {
  switch (query.kind) {
    case 'word':
    case 'phrase':
      return [query];
    case 'near':
      return query.negated ? listLeaves(query.left) : [...listLeaves(query.left), ...listLeaves(query.right)];
    case 'and':
    case 'or':
      return query.parts.flatMap(listLeaves);
    case 'not':
    case 'field':
      return [];
  }
}
