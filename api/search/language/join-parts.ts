import type { Query, QueryNear, QueryWord } from './query.ts';
import type { QuerySign } from './scan-query.ts';
import { syntaxError } from './syntax-error.ts';
import { writeDistance, writeQuery } from './write-query.ts';

/** A part of one level of a query. */
export interface Part {
  query: Query;
  /** The query, where it is `a w/5 b` without parentheses around it. */
  bareNear: QueryNear | undefined;
}

/** What stands between two parts; a space means AND. */
export interface Operator {
  kind: 'and' | 'or';
  written: boolean;
  at: number;
}

/** `w/5 right`, as it stands behind what it belongs to. */
export interface Step {
  sign: Extract<QuerySign, { kind: 'near' }>;
  negated: boolean;
  right: Query;
  /** Where it ends in the query, in UTF-16 units. */
  to: number;
}

/** The whole query with a stretch of it, up to `to`, written as it is read. */
type Rewrite = (interpretation: string, to: number) => string;

/** Joins parts by AND or OR. What people and programs read differently is refused, with both interpretations. */
export function joinParts(
  parts: Part[],
  operators: Operator[],
  rewrite: (interpretation: string) => string,
): Query {
  const [first, ...others] = parts.map(({ query }) => query);
  if (!first) throw new Error('A level of a query has at least one part.');
  const [operator] = operators;
  if (!operator) return first;
  const other = operators.find(({ kind }) => kind !== operator.kind);
  if (other) throw mixedOperators([first, ...others], operators, other.at, rewrite);
  refuseLooseNear(parts, operators, rewrite);
  return group(operator.kind, [first, ...others]);
}

/** Joins `left w/5 right`. A second distance behind it is refused, with both interpretations. */
export function joinNear(left: Query, [step, second]: Step[], rewrite: Rewrite): Part {
  if (!step) return { query: left, bareNear: undefined };
  const near = toNear(left, step, rewrite);
  if (!second) return { query: near, bareNear: near };
  const interpretations = [
    toNear(near, second, rewrite),
    toNear(left, { ...step, right: toNear(step.right, second, rewrite) }, rewrite),
  ];
  throw ambiguous(
    'Two distances follow each other here.',
    interpretations,
    second.sign.at,
    (interpretation) => rewrite(interpretation, second.to),
  );
}

function toNear(left: Query, { sign, negated, right, to }: Step, rewrite: Rewrite): QueryNear {
  const { within, ordered } = sign;
  const near: QueryNear = {
    kind: 'near',
    within,
    ordered,
    negated,
    left,
    right,
    at: left.at,
    end: right.end,
  };
  for (const side of ['left', 'right'] as const) {
    refuseWithoutPlace(near, side, (interpretation) => rewrite(interpretation, to));
  }
  return near;
}

/** A page that holds two words, or lacks one, is not at a place: nothing can be near it. */
function refuseWithoutPlace(
  near: QueryNear,
  side: 'left' | 'right',
  rewrite: (interpretation: string) => string,
): void {
  const operand = near[side];
  if (hasPlace(operand)) return;
  const distance = writeDistance(near);
  const spread =
    operand.kind === 'and' && operand.parts.every(hasPlace)
      ? writeQuery(
          group(
            'and',
            operand.parts.map((part) => ({ ...near, [side]: part })),
          ),
        )
      : undefined;
  const mend = spread === undefined ? '' : ` If each of them is to be so near, write: ${spread}`;
  throw syntaxError(
    `Beside ${distance} stands a word, a phrase, or a choice of them: (a OR b). AND, NOT and fields ask about the whole page.${mend}`,
    operand.at,
    spread === undefined ? [] : [rewrite(spread)],
  );
}

function hasPlace(query: Query): boolean {
  if (query.kind === 'or') return query.parts.every(hasPlace);
  return query.kind !== 'and' && query.kind !== 'not' && query.kind !== 'field';
}

function mixedOperators(
  parts: Query[],
  operators: Operator[],
  at: number,
  rewrite: (interpretation: string) => string,
) {
  const interpretations = (['and', 'or'] as const).map((first) => bindFirst(first, parts, operators));
  return ambiguous('AND and OR stand side by side here.', interpretations, at, rewrite);
}

function bindFirst(binding: 'and' | 'or', parts: Query[], operators: Operator[]): Query {
  const groups: Query[][] = [parts.slice(0, 1)];
  parts.slice(1).forEach((part, index) => {
    if (operators[index]?.kind === binding) groups.at(-1)?.push(part);
    else groups.push([part]);
  });
  return group(
    binding === 'and' ? 'or' : 'and',
    groups.map((bound) => group(binding, bound)),
  );
}

/**
 * `a OR b w/5 c` and `a b w/5 c` can be read in two ways; `a AND b w/5 c` cannot, as no AND stands
 * inside a distance. With more than one distance there is no second way either.
 */
function refuseLooseNear(
  parts: Part[],
  operators: Operator[],
  rewrite: (interpretation: string) => string,
): void {
  const place = parts.findIndex(({ bareNear }) => bareNear);
  const near = parts[place]?.bareNear;
  if (!near || parts.filter(({ bareNear }) => bareNear).length > 1) return;
  const queries = parts.map(({ query }) => query);
  const wide =
    operators[0]?.kind === 'or'
      ? widenByOr(near, queries, place)
      : widenByPhrase(near, queries, operators, place);
  if (!wide) return;
  const narrow = group(operators[0]?.kind ?? 'and', queries);
  throw ambiguous(
    `It is not clear how far ${writeDistance(near)} reaches.`,
    [narrow, wide],
    near.at,
    rewrite,
  );
}

/** `(a OR b) w/5 (c OR d)`, where that can be. */
function widenByOr(near: QueryNear, queries: Query[], place: number): Query | undefined {
  if (!queries.every(hasPlace)) return undefined;
  const left = group('or', [...queries.slice(0, place), near.left]);
  const right = group('or', [near.right, ...queries.slice(place + 1)]);
  return { ...near, left, right };
}

/** `"a b" w/5 "c d"`, where plain words stand beside it with nothing but a space between. */
function widenByPhrase(
  near: QueryNear,
  queries: Query[],
  operators: Operator[],
  place: number,
): Query | undefined {
  let from = place;
  while (from > 0 && !operators[from - 1]?.written && wordsOf(queries[from - 1])) from -= 1;
  let to = place;
  while (to < operators.length && !operators[to]?.written && wordsOf(queries[to + 1])) to += 1;
  const left = from < place ? asPhrase([...queries.slice(from, place), near.left]) : near.left;
  const right = to > place ? asPhrase([near.right, ...queries.slice(place + 1, to + 1)]) : near.right;
  if (!left || !right || (from === place && to === place)) return undefined;
  return group('and', [...queries.slice(0, from), { ...near, left, right }, ...queries.slice(to + 1)]);
}

function wordsOf(query: Query | undefined): QueryWord[] | undefined {
  if (query?.kind === 'phrase') return query.words;
  return query?.kind === 'word' ? [query] : undefined;
}

function asPhrase(queries: Query[]): Query | undefined {
  const words = queries.map(wordsOf);
  if (words.includes(undefined)) return undefined;
  return { kind: 'phrase', words: words.flatMap((each) => each ?? []), at: 0, end: 0 };
}

function group(kind: 'and' | 'or', parts: Query[]): Query {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return { kind, parts, at: first?.at ?? 0, end: parts.at(-1)?.end ?? 0 };
}

function ambiguous(
  problem: string,
  interpretations: Query[],
  at: number,
  rewrite: (interpretation: string) => string,
) {
  const written = interpretations.map(writeQuery);
  return syntaxError(
    `${problem} Write which you mean: ${written.join(' — or — ')}`,
    at,
    written.map(rewrite),
  );
}
