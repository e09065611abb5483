import type { Query, QueryNear } from './query.ts';
import type { QuerySign } from './scan-query.ts';

/** A range of a query's text, in UTF-16 units. It includes the parentheses around it. */
export interface Stretch {
  from: number;
  to: number;
}

/** A word, phrase, field or group, with the text from which it was parsed. */
export interface Operand extends Stretch {
  query: Query;
}

/** `w/5 right` or `NOT w/5 right`, following the operand to which it belongs. */
export interface Step {
  sign: Extract<QuerySign, { kind: 'near' }>;
  negated: boolean;
  right: Operand;
}

/** A part of one level of a query. */
export interface Part extends Operand {
  /** The query, if it is `a w/5 b` without parentheses around it. */
  bareNear: QueryNear | undefined;
}

/** The operator between two parts; a space means AND. */
export interface Operator {
  kind: 'and' | 'or';
  written: boolean;
  at: number;
}
