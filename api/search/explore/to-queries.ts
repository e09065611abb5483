import type { Query, QueryWord } from '../language/query.ts';
import type { TypedPart } from './parse-typed.ts';
import { listInexactTerms, type SoughtPart, toQuery } from './typed-forms.ts';

/** The words to mark on pages, in the forms that were searched for. */
export function toMarkedWords(sought: readonly SoughtPart[]): Query | undefined {
  return join(
    'or',
    sought.map(({ marked }) => marked),
  );
}

/**
 * The nearest equivalent in the exact language: all of the words, and none of the unwanted. A word there has
 * only one operator, so a word that is still growing becomes a prefix.
 */
export function toNearestQuery(
  wanted: readonly TypedPart[],
  unwanted: readonly TypedPart[],
  isTyping: boolean,
): Query | undefined {
  if (wanted.length === 0) return undefined;
  const parts = wanted.map((part) => {
    const [inexact] = listInexactTerms(part, isTyping);
    const query = toQuery(part);
    return inexact && query.kind === 'word' ? ({ ...query, alternatives: [[inexact]] } as QueryWord) : query;
  });
  return join('and', [...parts, ...unwanted.map(toAbsence)]);
}

export function toAbsence(part: TypedPart): Query {
  const query = toQuery(part);
  return { kind: 'not', part: query, at: query.at, end: query.end };
}

/** Undefined for an empty list; a single query is returned as it is. */
export function join(kind: 'and' | 'or', parts: Query[]): Query | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return undefined;
  return parts.length === 1 ? first : { kind, parts, at: first.at, end: last.end };
}
