import type { Query } from './query.ts';

/**
 * Whether what a query finds is at a position on the page, so that something can be near it. AND, NOT and
 * fields ask about the whole page.
 */
export function hasPosition(query: Query): boolean {
  if (query.kind === 'or') return query.parts.every(hasPosition);
  return query.kind !== 'and' && query.kind !== 'not' && query.kind !== 'field';
}
