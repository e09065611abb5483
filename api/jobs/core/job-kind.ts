import type { z } from 'zod';
import type { Tx } from '../../repositories/database/database.ts';
import type { JobKindName } from '../../repositories/database/schema/job-schema.ts';

/** A job as passed to its kind. */
export interface Job<Payload> {
  id: string;
  matterId: string;
  /** See JobSchema. */
  subjectId: string;
  payload: Payload;
  askedBy: string;
}

export interface JobWork {
  /** Aborted, with a `Stop`, when the work must end. */
  signal: AbortSignal;
  /**
   * Reports how much is done, in pages or terms, by the kind. Each call also proves that the work is alive.
   */
  onProgress: (done: number) => void;
}

/**
 * What to do with a job whose work failed: fail it, if it would fail again; retry it a few times, if the
 * failure may be temporary; or wait for the machine, as long as that takes.
 */
export interface Verdict {
  next: 'fail' | 'retry' | 'wait';
  /** What happened and what to do next, for users. */
  message: string;
}

/** One kind of background work. Everything that differs between kinds is here. */
export interface JobKind<Payload, Result> {
  name: JobKindName;
  payload: z.ZodType<Payload>;
  /**
   * Does the work outside of this thread. Safe to run again, however it was interrupted. Rejects when it is
   * stopped.
   */
  run: (job: Job<Payload>, work: JobWork) => Promise<Result>;
  /** Stores the result, in the transaction that marks the job as done. */
  record?: (tx: Tx, job: Job<Payload>, result: Result, at: Date) => Promise<void>;
  /** The part of the result that is stored with the job, as JSON; nothing by default. */
  toStored?: (result: Result) => unknown;
  /** Removes the remains of unfinished work: before each attempt, and after a failed one. */
  cleanUp?: (job: Pick<Job<Payload>, 'id'>) => Promise<void>;
  judge: (error: unknown) => Verdict;
  /** How often the job is started before it fails for good. */
  mostAttempts: number;
  /** Work stays done once done, so that an attempt that made progress does not count. */
  keepsProgress?: boolean;
  /** The message of a job that was started too often and interrupted each time. */
  cutOff: string;
}

/** Why a job fails for good, whatever its kind: a sentence for users. */
export class JobFailure extends Error {}

/** Why work must end; the reason of its signal. */
export class Stop extends Error {
  readonly why: 'cancelled' | 'closing' | 'lost';

  constructor(why: Stop['why']) {
    super(`The work was stopped (${why}).`);
    this.why = why;
  }
}
