import { groupParts } from './group-parts.ts';
import { hasPosition } from './has-position.ts';
import type { Operator } from './part.ts';
import type { Query, QueryNear, QueryWord } from './query.ts';

/**
 * The second interpretation of parts of which one, at `index`, is `b w/5 c`: the distance includes the parts
 * next to it. Undefined if there is none: `a AND b w/5 c` has no AND inside a distance.
 */
export function widenNear(
  near: QueryNear,
  queries: Query[],
  operators: Operator[],
  index: number,
): Query | undefined {
  return operators[0]?.kind === 'or'
    ? widenByOr(near, queries, index)
    : widenByPhrase(near, queries, operators, index);
}

/** `(a OR b) w/5 (c OR d)`, if that is possible. */
function widenByOr(near: QueryNear, queries: Query[], index: number): Query | undefined {
  if (!queries.every(hasPosition)) return undefined;
  const left = groupParts('or', [...queries.slice(0, index), near.left]);
  const right = groupParts('or', [near.right, ...queries.slice(index + 1)]);
  return { ...near, left, right };
}

/** `"a b" w/5 "c d"`, if plain words are next to it with only a space between. */
function widenByPhrase(
  near: QueryNear,
  queries: Query[],
  operators: Operator[],
  index: number,
): Query | undefined {
  let from = index;
  while (from > 0 && !operators[from - 1]?.written && wordsOf(queries[from - 1])) from -= 1;
  let to = index;
  while (to < operators.length && !operators[to]?.written && wordsOf(queries[to + 1])) to += 1;
  const left = from < index ? toPhrase([...queries.slice(from, index), near.left]) : near.left;
  const right = to > index ? toPhrase([near.right, ...queries.slice(index + 1, to + 1)]) : near.right;
  if (!left || !right || (from === index && to === index)) return undefined;
  return groupParts('and', [...queries.slice(0, from), { ...near, left, right }, ...queries.slice(to + 1)]);
}

function toPhrase(queries: Query[]): Query | undefined {
  const words = queries.map(wordsOf);
  if (words.includes(undefined)) return undefined;
  return { kind: 'phrase', words: words.flatMap((each) => each ?? []), at: 0, end: 0 };
}

function wordsOf(query: Query | undefined): QueryWord[] | undefined {
  if (query?.kind === 'phrase') return query.words;
  return query?.kind === 'word' ? [query] : undefined;
}
