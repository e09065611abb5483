import type { Query, QueryWord } from './query.ts';

/** A query in plain words, as it was understood. */
export function echoQuery(query: Query): string {
  switch (query.kind) {
    case 'word':
      return echoWord(query);
    case 'phrase':
      return `the phrase “${query.words.map((word) => word.written).join(' ')}”`;
    case 'and':
      return query.parts.map(inGroup).join(' AND ');
    case 'or':
      return query.parts.map(inGroup).join(' OR ');
    case 'not':
      return `NOT ${inGroup(query.part)}`;
  }
}

function inGroup(query: Query): string {
  const echo = echoQuery(query);
  return query.kind === 'and' || query.kind === 'or' ? `(${echo})` : echo;
}

function echoWord(word: QueryWord): string {
  const forms = word.alternatives.map((run) =>
    run.map(({ term, prefix }) => (prefix ? `${term}…` : term)).join(' '),
  );
  const [only] = forms;
  if (forms.length > 1) return `“${word.written}” (also ${forms.map((form) => `“${form}”`).join(', ')})`;
  return word.alternatives[0]?.at(-1)?.prefix
    ? `words starting with “${only?.replace('…', '')}”`
    : `“${only}”`;
}
