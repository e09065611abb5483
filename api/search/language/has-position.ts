import type { Query } from './query.ts';

/**
 * Whether a query's matches have a position on the page, so that something can be near them. AND, NOT and
 * fields apply to the whole page.
 */
export function hasPosition(query: Query): boolean {
  if (query.kind === 'or') return query.parts.every(hasPosition);
  return query.kind !== 'and' && query.kind !== 'not' && query.kind !== 'field';
}
