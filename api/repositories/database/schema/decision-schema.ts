import type { Generated } from 'kysely';
import type { Answer, DecidingRole, DecisionLevel, MadeBy, TagState } from '#contract/review/decision.ts';

/** What people decided about pages, and what follows from it. */
export interface DecisionSchema {
  /** Append-only. All else of these tables follows from it, see rebuild-decisions.ts. */
  decision: {
    /** Grows with time. */
    id: Generated<number>;
    /** The audit event; null for a decision of an earlier version that has none. */
    seq: number | null;
    matter_id: string;
    page_key: number;
    /** Null: the person has seen the page, and nothing applies. */
    tag_id: string | null;
    /** A user's name. */
    person: string;
    role: DecidingRole;
    answer: Answer;
    level: DecisionLevel;
    batch_id: string | null;
    at: string;
    made_by: MadeBy;
    /** Of tag_version; null without a tag, and for a decision of an earlier version of the program. */
    tag_version: number | null;
  };
  /** Each person's latest decision about a tag on a page, unless it took everything back. */
  standing_decision: {
    page_key: number;
    /** '' for the decision that nothing applies. */
    tag_id: string;
    person: string;
    decision_id: number;
  };
  /** What follows from the standing decisions, see settle-decisions.ts; no row where there is none. */
  page_tag: { page_key: number; tag_id: string; state: TagState };
  /** A view: the rows of page_tag in state `yes`. */
  carried_tag: { page_key: number; tag_id: string };
}
