import type { UncoverError } from '../../errors.ts';
import type { Part, Stretch } from './part.ts';
import type { Query } from './query.ts';
import { replaceAt, syntaxError } from './syntax-error.ts';
import { writeQuery } from './write-query.ts';

/** A range of a query that cannot be used as it is written, because it means several things or nothing. */
export interface Ambiguity {
  kind: 'ambiguous';
  /** What is unclear and how to write it, for users. */
  message: string;
  /** Position of the unclear token, in UTF-16 units. */
  at: number;
  /** What the range may mean. Empty if that is unknown. */
  interpretations: Query[];
  /** The text that an interpretation replaces. */
  replaces: Stretch;
  /** True if other parts of the query may be next to the range, so that it needs parentheses. */
  isOperand: boolean;
}

export function isAmbiguous(joined: Query | Part | Ambiguity): joined is Ambiguity {
  return 'kind' in joined && joined.kind === 'ambiguous';
}

/** The error for an ambiguous query, with the whole query in each of its interpretations. */
export function toSyntaxError(text: string, ambiguity: Ambiguity): UncoverError {
  const { message, at, interpretations, replaces } = ambiguity;
  const isWholeQuery = replaces.from === 0 && replaces.to === text.length;
  const needsParentheses = ambiguity.isOperand && !isWholeQuery;
  const queries = interpretations
    .map(writeQuery)
    .map((written) => (needsParentheses ? `(${written})` : written))
    .map((written) => replaceAt(text, replaces.from, replaces.to, written));
  return syntaxError(message, at, queries);
}

/** The message for a range with several interpretations: all of them, as they are written. */
export function askWhichIsMeant(problem: string, interpretations: Query[]): string {
  return `${problem} Write which you mean: ${interpretations.map(writeQuery).join(' — or — ')}`;
}
