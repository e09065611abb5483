import type { UncoverError } from '../../errors.ts';
import type { Part, Stretch } from './part.ts';
import type { Query } from './query.ts';
import { replaceAt, syntaxError } from './syntax-error.ts';
import { writeQuery } from './write-query.ts';

/** A stretch of a query that can't be taken as it is written, because it means several things or nothing. */
export interface Ambiguity {
  kind: 'ambiguous';
  /** What is unclear and how to write it, for people. */
  message: string;
  /** Where the unclear sign stands, in UTF-16 units. */
  at: number;
  /** What the stretch may mean. None where nobody can tell. */
  interpretations: Query[];
  /** The text that an interpretation replaces. */
  replaces: Stretch;
  /** True where other parts of the query may stand beside the stretch, so that it needs parentheses. */
  isOperand: boolean;
}

export function isAmbiguous(joined: Query | Part | Ambiguity): joined is Ambiguity {
  return 'kind' in joined && joined.kind === 'ambiguous';
}

/** The refusal of an ambiguous query, with the whole query in each of its interpretations. */
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

/** The message of a stretch with several interpretations: all of them, as they are written. */
export function askWhichIsMeant(problem: string, interpretations: Query[]): string {
  return `${problem} Write which you mean: ${interpretations.map(writeQuery).join(' — or — ')}`;
}
