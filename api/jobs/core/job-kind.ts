import type { z } from 'zod';
import type { Tx } from '../../repositories/database/database.ts';
import type { JobKindName } from '../../repositories/database/schema/job-schema.ts';

/** A job as its kind sees it. */
export interface Job<Payload> {
  id: string;
  matterId: string;
  /** See JobSchema. */
  subjectId: string;
  payload: Payload;
  askedBy: string;
}

export interface JobWork {
  /** Aborted, with a `Stop`, when the work is to end. */
  signal: AbortSignal;
  /** How much is done: pages or terms, by the kind. Each call is a sign of life. */
  onProgress: (done: number) => void;
}

/**
 * What becomes of a job whose work failed: it fails, for what would fail again; it is tried again, a few times, for
 * what may have been chance; or it waits for the machine, as long as it takes.
 */
export interface Verdict {
  next: 'fail' | 'retry' | 'wait';
  /** What happened and what to do next, for people. */
  message: string;
}

/** One kind of work that runs beside requests. All that differs between kinds is here. */
export interface JobKind<Payload, Result> {
  name: JobKindName;
  payload: z.ZodType<Payload>;
  /**
   * Does the work outside of this thread. Safe to run again, whatever cut it off, and whatever it had done.
   * Rejects when it is stopped.
   */
  run: (job: Job<Payload>, work: JobWork) => Promise<Result>;
  /** Keeps what came of it, in the transaction that says that the job is done. */
  record?: (tx: Tx, job: Job<Payload>, result: Result, at: Date) => Promise<void>;
  /** What of the result is kept with the job, as JSON; nothing unless given. */
  toStored?: (result: Result) => unknown;
  /** Removes what is left of work that did not end well: before each attempt, and after a failed one. */
  cleanUp?: (job: Pick<Job<Payload>, 'id'>) => Promise<void>;
  judge: (error: unknown) => Verdict;
  /** How often it is begun before it fails for good. */
  mostAttempts: number;
  /** What work has done stays done, so that an attempt that got further does not count. */
  keepsProgress?: boolean;
  /** What people read of a job that was begun too often without ending in any way. */
  cutOff: string;
}

/** Why a job fails for good, whatever its kind: a sentence for people. */
export class JobFailure extends Error {}

/** Why work is to end; the reason of its signal. */
export class Stop extends Error {
  readonly why: 'cancelled' | 'closing' | 'lost';

  constructor(why: Stop['why']) {
    super(`The work was stopped (${why}).`);
    this.why = why;
  }
}
