import type { Match } from '../exact/span.ts';
import { listLeaves, type Query } from '../language/query.ts';
import { writeQuery } from '../language/write-query.ts';

/**
 * The words and phrases by which hits are distinguished: each as it is written, once, in the query's order.
 */
export class TermGroups {
  readonly names: readonly string[];

  constructor(query: Query) {
    this.names = [...new Set(listLeaves(query).map(writeQuery))];
  }

  /** From 0. */
  groupOf = ({ leaf }: Pick<Match, 'leaf'>): number => Math.max(0, this.names.indexOf(writeQuery(leaf)));
}
