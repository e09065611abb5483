import type { Query, QueryWord } from '../language/query.ts';
import type { TypedPart } from './parse-typed.ts';
import { listInexactTerms, type SoughtPart, toQuery } from './typed-forms.ts';

/** The words to mark on pages, in the forms that were looked for. */
export function toMarkedWords(sought: readonly SoughtPart[]): Query | undefined {
  return join(
    'or',
    sought.map(({ marked }) => marked),
  );
}

/**
 * The same in the exact language, as near as it comes: all of the words, and none of the unwanted. A word
 * there has one sign only: one that is still growing is taken as the start of others.
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

/** Undefined of none; one alone is that one. */
export function join(kind: 'and' | 'or', parts: Query[]): Query | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return undefined;
  return parts.length === 1 ? first : { kind, parts, at: first.at, end: last.end };
}
