import type { Generated } from 'kysely';
import type { BatchLevel, BatchPriority, BatchUnit } from '#contract/review/batch.ts';
import type { DecidingRole, MadeBy, StandingAnswer } from '#contract/review/decision.ts';

/** Pages that one person at a time reviews. */
export interface BatchSchema {
  batch: {
    id: string;
    matter_id: string;
    /** From 1 in each matter. */
    number: number;
    name: string;
    level: BatchLevel;
    priority: BatchPriority;
    divided_by: BatchUnit;
    /** What the pages were chosen from, as text. */
    source: string;
    /** Of a random sample; null without one. */
    seed: string | null;
    /** Hours without a decision by its holder after which the batch becomes free. */
    expires_after: number;
    made_by: string;
    made_at: string;
    /** A user's name; null while the batch is free. A finished batch keeps its last holder. */
    holder: string | null;
    held_since: string | null;
    /** Where its holder read last; null before the first page. */
    position_key: number | null;
    finished_by: string | null;
    finished_at: string | null;
  };
  batch_page: {
    batch_id: string;
    page_key: number;
    /** The level of the batch while it is open; null afterwards. */
    open_level: BatchLevel | null;
  };
  /** A batch of a double-blind pair, see decisions/double-blind.md. */
  blind_batch: {
    batch_id: string;
    twin_id: string;
    /** When both were finished and all that their readers said became decisions; null before. */
    opened_at: string | null;
  };
  /** What a reader of a double-blind batch says of a page; deleted when it becomes a decision. */
  sealed_decision: {
    id: Generated<number>;
    batch_id: string;
    page_key: number;
    /** '' for the answer that nothing applies. */
    tag_id: string;
    person: string;
    role: DecidingRole;
    answer: StandingAnswer;
    made_by: MadeBy;
    tag_version: number | null;
    at: string;
  };
  /** The history of a batch: which audit events concern it. Append-only. */
  batch_event: { batch_id: string; seq: number };
}
