import type { Database } from '../../repositories/database/database.ts';
import { type ClaimedJob, renewLease } from '../../repositories/jobs/jobs.ts';
import type { Clock } from './clock.ts';

/**
 * Milliseconds for which a job stays its owner's without renewal: longer than even a busy machine needs to
 * renew it.
 */
export const LEASE = 60_000;
/** Milliseconds between renewals when there is no progress to record. */
const RENEWAL = LEASE / 4;
/** Milliseconds between two records of progress. */
const PROGRESS_PACE = 500;

export interface LeaseDeps {
  database: Database;
  clock: Clock;
  onError: (error: unknown) => void;
  /** Called when progress was recorded. */
  onNoted: () => void;
  /** Called when the job no longer belongs to its owner. */
  onLost: () => void;
}

/** The lease on a running job. Must be ended. */
export interface KeptLease {
  noteProgress: (done: number) => void;
  end: () => void;
}

/**
 * Renews the lease on a job while it runs, and records its progress. A failed write, for example to a busy
 * database, is reported and retried: it is no reason to stop the work.
 */
export function keepLease(deps: LeaseDeps, job: ClaimedJob, keepsProgress: boolean): KeptLease {
  const { database, clock, onError, onNoted, onLost } = deps;
  const ended = new AbortController();
  let progress = 0;
  let noted = 0;
  /** Milliseconds since the last sign of life. */
  let quiet = 0;

  const keep = async () => {
    let pause = PROGRESS_PACE;
    while (true) {
      await clock.sleep(pause, ended.signal);
      if (ended.signal.aborted) return;
      quiet += pause;
      pause = PROGRESS_PACE;
      if (progress === noted && quiet < RENEWAL) continue;
      try {
        if (!(await renew())) return onLost();
      } catch (error) {
        if (!ended.signal.aborted) onError(error);
        pause = RENEWAL;
      }
    }
  };
  const renew = async (): Promise<boolean> => {
    const done = progress;
    const until = new Date(clock.now().getTime() + LEASE);
    // Work that got further than before was not interrupted by its own content.
    const attempts = keepsProgress && done > noted ? 1 : undefined;
    const isOurs = await renewLease(database, job, { until, progress: done, attempts });
    if (isOurs && done !== noted) onNoted();
    noted = done;
    quiet = 0;
    return isOurs;
  };
  void keep();
  return {
    noteProgress: (done) => {
      progress = done;
    },
    end: () => ended.abort(),
  };
}
