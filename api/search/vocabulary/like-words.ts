import type { Query, QueryTerm, QueryWord } from '../language/query.ts';
import { writeQuery } from '../language/write-query.ts';

/** Too many words are similar to a shorter one. */
const LEAST_LETTERS = 4;

/** The query with `~` after every plain word, so that misread or misspelled words are found too. */
export function withLikeWords(query: Query): Query {
  return changeWords(query, (word) => (mayBeLike(word) ? withMatch(word, 'exact', 'fuzzy') : word));
}

/** The query without any `~`. */
export function withoutLikeWords(query: Query): Query {
  return changeWords(query, (word) => withMatch(word, 'fuzzy', 'exact'));
}

/** The same query with misread words and without; null for the form that it already has. */
export function writeAlternatives(query: Query): {
  forgiving: string | null;
  strict: string | null;
} {
  const [forgiving, strict] = [withLikeWords(query), withoutLikeWords(query)].map(writeQuery);
  const written = writeQuery(query);
  return {
    forgiving: forgiving === undefined || forgiving === written ? null : forgiving,
    strict: strict === undefined || strict === written ? null : strict,
  };
}

function mayBeLike({ alternatives }: QueryWord): boolean {
  return alternatives
    .flat()
    .every(({ term, match }) => match === 'exact' && /^\p{L}+$/u.test(term) && term.length >= LEAST_LETTERS);
}

function withMatch(word: QueryWord, from: QueryTerm['match'], to: QueryTerm['match']): QueryWord {
  const change = (term: QueryTerm) => (term.match === from ? { ...term, match: to } : term);
  return { ...word, alternatives: word.alternatives.map((run) => run.map(change)) };
}

function changeWords(query: Query, change: (word: QueryWord) => QueryWord): Query {
  switch (query.kind) {
    case 'word':
      return change(query);
    case 'phrase':
      return { ...query, words: query.words.map(change) };
    case 'near':
      return { ...query, left: changeWords(query.left, change), right: changeWords(query.right, change) };
    case 'and':
    case 'or':
      return { ...query, parts: query.parts.map((part) => changeWords(part, change)) };
    case 'not':
      return { ...query, part: changeWords(query.part, change) };
    case 'field':
      return query;
  }
}
