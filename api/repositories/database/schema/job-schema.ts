import type { Generated } from 'kysely';
import type { Json } from '../json-column.ts';

/** What runs beside requests. */
export type JobKindName = 'ingest' | 'export' | 'report';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The tables of migration 023. */
export interface JobSchema {
  job: {
    id: string;
    kind: JobKindName;
    matter_id: string;
    /** The production that is read, the export that is made, the report that is counted. */
    subject_id: string;
    state: JobState;
    /** What the job needs to run, by its kind; null once it is done. */
    payload: Json<unknown> | null;
    /** What came of it, by its kind. */
    result: Json<unknown> | null;
    /** The process that runs it; null while none does. */
    owner: string | null;
    /** Until when nobody else takes it over. Moved on by its owner while it runs. */
    lease_until: string | null;
    /** How often it was begun and not given back. */
    attempts: Generated<number>;
    /** Not to be tried again before. */
    not_before: string | null;
    /** Pages or terms, by its kind. */
    progress: Generated<number>;
    progress_total: number | null;
    /** Why it failed and what to do next, for people. */
    message: string | null;
    asked_by: string;
    asked_at: string;
    /** Of the last attempt. */
    started_at: string | null;
    finished_at: string | null;
  };
  /** What an export is of; how it stands says its job, which has the same id. */
  exhibit_export: {
    id: string;
    matter_id: string;
    name: string;
    tag_id: string;
    production_id: string | null;
    exhibits: number;
  };
}
