import type { Generated } from 'kysely';
import type { ContradictionKind, ContradictionStatus } from '#contract/review/contradiction.ts';

/** Linked passages. */
export interface ContradictionSchema {
  contradiction: {
    id: string;
    matter_id: string;
    a_passage_id: string;
    b_passage_id: string;
    kind: ContradictionKind;
    why: string;
    /** That of the latest step. */
    status: ContradictionStatus;
    /** A user's name. */
    author: string;
    created_at: string;
  };
  /** Append-only; the first step is the proposal. */
  contradiction_step: {
    id: Generated<number>;
    contradiction_id: string;
    status: ContradictionStatus;
    /** A user's name. */
    author: string;
    at: string;
  };
}
