import { type Ambiguity, askWhichIsMeant } from './ambiguity.ts';
import { groupParts } from './group-parts.ts';
import type { Operator, Part } from './part.ts';
import type { Query } from './query.ts';
import { widenNear } from './widen-near.ts';
import { writeDistance } from './write-query.ts';

/** Joins the parts of a level by AND or OR, unless people and programs read them differently. */
export function joinParts(parts: Part[], operators: Operator[]): Query | Ambiguity {
  const queries = parts.map(({ query }) => query);
  const [first] = queries;
  if (!first) throw new Error('A level of a query has at least one part.');
  const [operator] = operators;
  if (!operator) return first;
  const other = operators.find(({ kind }) => kind !== operator.kind);
  if (other) return toMixedOperators(parts, operators, other.at);
  return findLooseNear(parts, operators) ?? groupParts(operator.kind, queries);
}

/** `a AND b OR c`: AND binds first, as in programs, or OR does. */
function toMixedOperators(parts: Part[], operators: Operator[], at: number): Ambiguity {
  const queries = parts.map(({ query }) => query);
  const interpretations = (['and', 'or'] as const).map((kind) => bindFirst(kind, queries, operators));
  return toAmbiguousLevel('AND and OR stand side by side here.', at, interpretations, parts);
}

function bindFirst(binding: 'and' | 'or', queries: Query[], operators: Operator[]): Query {
  const groups: Query[][] = [queries.slice(0, 1)];
  queries.slice(1).forEach((query, index) => {
    if (operators[index]?.kind === binding) groups.at(-1)?.push(query);
    else groups.push([query]);
  });
  return groupParts(
    binding === 'and' ? 'or' : 'and',
    groups.map((bound) => groupParts(binding, bound)),
  );
}

/**
 * `a OR b w/5 c` and `a b w/5 c` have two interpretations. With more than one distance there is no second.
 */
function findLooseNear(parts: Part[], operators: Operator[]): Ambiguity | undefined {
  const index = parts.findIndex(({ bareNear }) => bareNear);
  const near = parts[index]?.bareNear;
  if (!near || parts.filter(({ bareNear }) => bareNear).length > 1) return undefined;
  const queries = parts.map(({ query }) => query);
  const wide = widenNear(near, queries, operators, index);
  if (!wide) return undefined;
  const narrow = groupParts(operators[0]?.kind ?? 'and', queries);
  const problem = `It is not clear how far ${writeDistance(near)} reaches.`;
  return toAmbiguousLevel(problem, near.at, [narrow, wide], parts);
}

/** A level is the whole query or in parentheses already, so that its interpretations need none. */
function toAmbiguousLevel(problem: string, at: number, interpretations: Query[], parts: Part[]): Ambiguity {
  return {
    kind: 'ambiguous',
    message: askWhichIsMeant(problem, interpretations),
    at,
    interpretations,
    replaces: { from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 },
    isOperand: false,
  };
}
