import type { Queryable } from '../../repositories/database/database.ts';
import { listQueryWords, type Query, type QueryTerm, type QueryWord } from '../language/query.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** What is known about a query's terms in the index. */
export interface TermForms {
  /** The index's terms that a term of the query matches; undefined if they are too many, or not listed. */
  get(term: QueryTerm): string[] | undefined;
  /** Whether a hyphen joins this term on some page, or one that starts with it; true if unknown. */
  mayBeJoined(term: string, match: 'exact' | 'prefix'): boolean;
}

/** Nothing was looked up, and nothing is known. */
export const NO_FORMS: TermForms = { get: () => undefined, mayBeJoined: () => true };

/** For terms that are exact or a prefix, which need no lookup. */
export function plainForms(vocabulary: Pick<Vocabulary, 'mayBeJoined'>): TermForms {
  return { get: () => undefined, mayBeJoined: (term, match) => vocabulary.mayBeJoined(term, match) };
}

/** With more forms, listing them costs more than examining the pages. */
const MOST_FORMS = 20_000;
/** Most forms listed for a word next to others, in a phrase or a distance. */
const MOST_IN_EXPRESSION = 64;
/** A word with more forms is wide: FTS5 is queried for it separately, some forms at a time. */
const MOST_IN_WORD = 8;

/**
 * Looks up terms with `*` inside, `?` or `~` in the index's vocabulary, by the same test that decides on the
 * page, so that candidates include every page that matches. Other queries do not wait for the vocabulary:
 * whether terms are joined is known if it is loaded.
 */
export async function listTermForms(
  database: Queryable,
  vocabulary: Vocabulary,
  query: Query,
): Promise<TermForms> {
  const terms = listQueryWords(query)
    .flatMap(({ alternatives }) => alternatives.flat())
    .filter(({ match }) => match === 'wild' || match === 'fuzzy');
  if (terms.length === 0 && !(await vocabulary.isNearlyCurrent(database))) return NO_FORMS;
  await vocabulary.catchUp(database);
  const listed = new Map(terms.map((term) => [term, vocabulary.listForms(term, MOST_FORMS)]));
  return { ...plainForms(vocabulary), get: (term) => listed.get(term) };
}

/** The forms, if they can be listed in one expression; undefined if they are too many. */
export function listFewForms(forms: TermForms, term: QueryTerm): string[] | undefined {
  const known = forms.get(term);
  return known && known.length <= MOST_IN_EXPRESSION ? known : undefined;
}

/** The forms of a word that are known but wide; undefined for any other word. */
export function listWideForms(forms: TermForms, { alternatives }: QueryWord): string[] | undefined {
  const [[term, ...more] = [], ...others] = alternatives;
  if (!term || more.length > 0 || others.length > 0) return undefined;
  const known = forms.get(term);
  return known && known.length > MOST_IN_WORD ? known : undefined;
}

/** The letters with which every form of a term starts. */
export function startOf({ term, match }: QueryTerm): string {
  if (match === 'fuzzy') return '';
  return match === 'wild' ? (/^[^*?]*/u.exec(term)?.[0] ?? '') : term;
}
