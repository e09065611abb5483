import type { Generated } from 'kysely';
import type { Certainty, FactStatus } from '#contract/review/chronology/chronology-fact.ts';

/** Facts of the chronology; those of documents are in document-schema.ts. */
export interface ChronologySchema {
  chronology_fact: {
    id: string;
    matter_id: string;
    statement: string;
    /** A partial date; null for a fact without a date. */
    date_from: string | null;
    /** Null also if it happened at one date. */
    date_to: string | null;
    /** The last day at which it may have happened. */
    last_day: string | null;
    is_about: number;
    certainty: Certainty;
    issue_tag_id: string | null;
    /** '' if there is no issue, or it is a tag. */
    issue_text: string;
    version: number;
    /** That of the latest step. */
    status: FactStatus;
    /** A user's name. */
    author: string;
    created_at: string;
  };
  chronology_fact_passage: { fact_id: string; ordinal: number; passage_id: string };
  chronology_fact_name: { fact_id: string; kind: 'person' | 'place'; ordinal: number; name: string };
  /** Append-only; the first step is the proposal. */
  chronology_fact_step: {
    id: Generated<number>;
    fact_id: string;
    status: FactStatus;
    /** A user's name. */
    author: string;
    at: string;
  };
}
