import type { Generated } from 'kysely';
import type { Json } from '../json-column.ts';

/** Background work. */
export type JobKindName = 'ingest' | 'export' | 'report';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The tables of migration 023. */
export interface JobSchema {
  job: {
    id: string;
    kind: JobKindName;
    matter_id: string;
    /** The production that is read, the export that is made, or the report that is counted. */
    subject_id: string;
    state: JobState;
    /** What the job needs to run, by its kind; null once it is done. */
    payload: Json<unknown> | null;
    /** Its result, by its kind. */
    result: Json<unknown> | null;
    /** The process that runs it; null if none does. */
    owner: string | null;
    /** No other process takes it over before this time. Renewed by its owner while it runs. */
    lease_until: string | null;
    /** How often it was started and not given back. */
    attempts: Generated<number>;
    /** Must not be retried before this time. */
    not_before: string | null;
    /** Pages or terms, by its kind. */
    progress: Generated<number>;
    progress_total: number | null;
    /** Why it failed and what to do next, for users. */
    message: string | null;
    asked_by: string;
    asked_at: string;
    /** Start of the last attempt. */
    started_at: string | null;
    finished_at: string | null;
  };
  /** The content of an export; its state is in its job, which has the same id. */
  exhibit_export: {
    id: string;
    matter_id: string;
    name: string;
    tag_id: string;
    production_id: string | null;
    exhibits: number;
  };
}
