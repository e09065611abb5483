/**
 * FTS5 expressions, as text. `ANY_PAGE` stands for every page, which FTS5 can't be asked for; `NO_PAGE`
 * finds nothing, as it asks for a letter of private use that no term holds.
 */
export type Expression = string | null;

export const ANY_PAGE = null;
export const NO_PAGE = '"\ue000"';

export function allOf(parts: readonly Expression[]): Expression {
  if (parts.includes(NO_PAGE)) return NO_PAGE;
  const known = parts.filter((part) => part !== ANY_PAGE);
  return known.length === 0 ? ANY_PAGE : join(known, 'AND');
}

export function anyOf(parts: readonly Expression[]): Expression {
  if (parts.includes(ANY_PAGE)) return ANY_PAGE;
  const some = parts.filter((part) => part !== ANY_PAGE).filter((part) => part !== NO_PAGE);
  return some.length === 0 ? NO_PAGE : join([...new Set(some)], 'OR');
}

/** Pages of the first that the second does not find. `ANY_PAGE` is no first. */
export function without(all: string, others: Expression): string {
  if (others === ANY_PAGE) return NO_PAGE;
  return others === NO_PAGE || all === NO_PAGE ? all : `(${all} NOT ${others})`;
}

function join(parts: readonly string[], by: 'AND' | 'OR'): string {
  const [first = NO_PAGE] = parts;
  return parts.length === 1 ? first : `(${parts.join(` ${by} `)})`;
}
