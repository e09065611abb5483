import type { Query } from './query.ts';

/** Joins parts by AND or OR. A single part stays as it is. */
export function groupParts(kind: 'and' | 'or', parts: Query[]): Query {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return { kind, parts, at: first?.at ?? 0, end: parts.at(-1)?.end ?? 0 };
}
