/**
 * FTS5 expressions, as text. `ANY_PAGE` means every page, for which FTS5 has no expression; `NO_PAGE` finds
 * nothing, because it searches for a private-use character that no term contains.
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

/** Pages that match the first expression but not the second. The first must not be `ANY_PAGE`. */
export function without(all: string, others: Expression): string {
  if (others === ANY_PAGE) return NO_PAGE;
  return others === NO_PAGE || all === NO_PAGE ? all : `(${all} NOT ${others})`;
}

function join(parts: readonly string[], by: 'AND' | 'OR'): string {
  const [first = NO_PAGE] = parts;
  return parts.length === 1 ? first : `(${parts.join(` ${by} `)})`;
}
