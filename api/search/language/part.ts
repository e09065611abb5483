import type { Query, QueryNear } from './query.ts';
import type { QuerySign } from './scan-query.ts';

/** A stretch of a query's text, in UTF-16 units. It includes parentheses around what stands there. */
export interface Stretch {
  from: number;
  to: number;
}

/** A word, phrase, field or group, with the text that it was read from. */
export interface Operand extends Stretch {
  query: Query;
}

/** `w/5 right` or `NOT w/5 right`, as it follows what it belongs to. */
export interface Step {
  sign: Extract<QuerySign, { kind: 'near' }>;
  negated: boolean;
  right: Operand;
}

/** A part of one level of a query. */
export interface Part extends Operand {
  /** The query, where it is `a w/5 b` without parentheses around it. */
  bareNear: QueryNear | undefined;
}

/** What stands between two parts; a space means AND. */
export interface Operator {
  kind: 'and' | 'or';
  written: boolean;
  at: number;
}
