import type { TextSource } from '#contract/pages/page.ts';
import type { BatesRange } from '#contract/values/bates-range.ts';

/**
 * The tree of a query. `at` and `end` say where a part stands in the text, in UTF-16 units.
 *
 * A word is an alternative of term runs: `opt-out` is the run `opt out` or the run `optout`, as the
 * token stream has both. A run of several terms matches where they stand next to each other.
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

/** How two parts stand to each other: `w/5`, `pre/5`, `NOT w/5`. */
export interface Distance {
  /** Words from one to the other: 1 is next to each other. */
  within: number;
  /** The left one comes first. */
  ordered: boolean;
  /** Only what is not so near. */
  negated: boolean;
}

/** What is asked of a page beside its text. */
export type FieldTest =
  | { field: 'tag' | 'production'; name: string }
  | { field: 'source'; source: TextSource }
  | { field: 'bates'; written: string; interpretations: BatesRange[] }
  | { field: 'confidence' | 'date'; bounds: Bound[] }
  /** The value's own words, by the same language; `by` is who decided anything on the page. */
  | { field: 'by'; value: Query }
  /** As `(b)(5)`; `(b)(7)` with all of its parts; `none` where a box or sheet gives no code, `any` for any code. */
  | { field: 'exemption'; asked: string }
  | { field: 'file'; value: Query }
  | { field: 'note'; value: Query }
  | { field: DocumentTextField; value: Query };

/** What is said of a document. */
export type DocumentTextField = 'from' | 'to' | 'cc' | 'custodian' | 'subject' | 'kind';
/** `note` is what people note on what is withheld on a page. */
export type TextField = DocumentTextField | 'file' | 'note';

/** A date's value is a year, a month or a day, as 2009, 2009-05, 2009-05-01; compared as far as it is given. */
export interface Bound {
  compare: '<' | '<=' | '>' | '>=';
  value: string;
}

/** A term as the index has it, or what stands for several. */
export interface QueryTerm {
  term: string;
  /**
   * `exact`: this very term. `prefix`: every term that starts so. `wild`: every term of this form, `*`
   * for any letters and `?` for one. `fuzzy`: every term that is like it, see is-like.ts. `typo` and
   * `typo-prefix`: every term that a search server takes for it, see forgives-typo.ts; to mark pages only.
   */
  match: 'exact' | 'prefix' | 'wild' | 'fuzzy' | 'typo' | 'typo-prefix';
}

/** All words of a query, in its order. */
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

/** All questions of a query that its text does not answer. */
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

/** The words and phrases that a page is marked by: not what must be absent. Each once, as it is written. */
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
