import type { Queryable } from '../../repositories/database/database.ts';
import { listQueryWords, type Query, type QueryTerm, type QueryWord } from '../language/query.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** What the index is known to hold of a query's terms. */
export interface TermForms {
  /** The index's terms that a term of the query stands for; undefined where they are too many, or not listed. */
  get(term: QueryTerm): string[] | undefined;
  /** Whether a hyphen joins this term on some page, or one that starts so; true where that is not known. */
  mayBeJoined(term: string, match: 'exact' | 'prefix'): boolean;
}

/** Nothing was looked up, and nothing is known. */
export const NO_FORMS: TermForms = { get: () => undefined, mayBeJoined: () => true };

/** Nothing was looked up of terms that are exact or a start. */
export function plainForms(vocabulary: Pick<Vocabulary, 'mayBeJoined'>): TermForms {
  return { get: () => undefined, mayBeJoined: (term, match) => vocabulary.mayBeJoined(term, match) };
}

/** Beyond it, listing them costs more than looking at the pages. */
const MOST_FORMS = 20_000;
/** Forms that are spelt out where a word stands beside others, in a phrase or a distance. */
const MOST_IN_EXPRESSION = 64;
/** With more forms than these a word is wide: FTS5 is asked for it by itself, some forms at a time. */
const MOST_IN_WORD = 8;

/**
 * Looks terms with `*` inside, `?` or `~` up in the index's vocabulary, by the very question that decides
 * on the page. So candidates are every page that matches. Nobody waits for the vocabulary otherwise: whether
 * terms are joined is known where it is at hand.
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

/** The forms that can be spelt out in one expression; undefined where they are too many. */
export function listFewForms(forms: TermForms, term: QueryTerm): string[] | undefined {
  const known = forms.get(term);
  return known && known.length <= MOST_IN_EXPRESSION ? known : undefined;
}

/** The forms of a word that is known but wide; undefined for every other word. */
export function listWideForms(forms: TermForms, { alternatives }: QueryWord): string[] | undefined {
  const [[term, ...more] = [], ...others] = alternatives;
  if (!term || more.length > 0 || others.length > 0) return undefined;
  const known = forms.get(term);
  return known && known.length > MOST_IN_WORD ? known : undefined;
}

/** The letters that every form of a term starts with. */
export function startOf({ term, match }: QueryTerm): string {
  if (match === 'fuzzy') return '';
  return match === 'wild' ? (/^[^*?]*/u.exec(term)?.[0] ?? '') : term;
}
