import type { ReaderPoolOptions } from '#ingest';
import { describeFault } from '../../faults/describe-fault.ts';
import type { DatabaseFault } from '../../repositories/database/sqlite-error.ts';
import { IngestPayload, removeBrokenOff } from '../../repositories/intake/ingest-requests.ts';
import type { Clock } from '../core/clock.ts';
import { JobFailure, type JobKind, type Verdict } from '../core/job-kind.ts';
import { callOnce, WorkerDied, WorkerHung } from '../core/worker-host.ts';
import { processOf, type StartLine } from '../core/worker-line.ts';
import type { IngestTask } from './ingest-program.ts';
import type { Passwords } from './passwords.ts';

/** Milliseconds without a page or file: a file of 17 GB is hashed in half an hour on a slow disk. */
const PATIENCE = 2 * 60 * 60_000;
/** Milliseconds to finish the pages being read. */
const GRACE = 10_000;

export interface IngestKindDeps {
  dataDir: string;
  readers: ReaderPoolOptions;
  passwords: Passwords;
  clock: Clock;
  /** Starts the worker that reads; a separate process by default. */
  start?: StartLine;
}

/**
 * Ingest requests: a production is read in a process beside the server, which has its own readers. Pages that
 * were read are kept, however it ends.
 */
export function ingestKind({
  dataDir,
  readers,
  passwords,
  clock,
  start = processOf(new URL('./ingest-program.ts', import.meta.url)),
}: IngestKindDeps): JobKind<IngestPayload, null> {
  return {
    name: 'ingest',
    payload: IngestPayload,
    mostAttempts: 3,
    keepsProgress: true,
    cutOff: CUT_OFF,
    run: async ({ subjectId: productionId, payload, askedBy }, work) => {
      const given = payload.withPasswords ? passwords.take(productionId) : [];
      if (payload.withPasswords && given.length === 0) throw new JobFailure(PASSWORDS_GONE);
      const task: IngestTask = {
        ...{ productionId, askedBy, retry: payload.retry, columns: payload.columns ?? undefined },
        ...{ dataDir, readers: { ...readers, passwords: given } },
      };
      const options = { ...work, clock, patience: PATIENCE, grace: GRACE };
      try {
        return await callOnce<IngestTask, null, number>(start, task, options);
      } catch (error) {
        // They are needed for the next attempt.
        if (!work.signal.aborted) passwords.add(productionId, given);
        throw error;
      }
    },
    record: (tx, { subjectId }) => removeBrokenOff(tx, subjectId),
    judge: (error) => judgeIngest(error, dataDir),
  };
}

const CUT_OFF =
  "Processing ended several times for an unknown reason. The pages that were read are kept. Resume processing; if it ends again, look at the server's log.";
const PASSWORDS_GONE =
  'The server was restarted before processing was finished, and passwords are never stored. Enter the password again for each file that is still locked, or resume processing without it.';

/** Faults that are temporary, or that a person removes: processing continues by itself afterwards. */
const PASSING: ReadonlySet<DatabaseFault> = new Set([
  'no-space',
  'disk-failed',
  'read-only',
  'not-permitted',
  'too-many-open',
  'no-memory',
  'busy',
  'cannot-open',
]);

function judgeIngest(error: unknown, dataDir: string): Verdict {
  const found = describeFault(error, dataDir, { withPaths: false });
  if (found && PASSING.has(found.fault)) {
    const message = `${found.what} The pages that were read are kept. ${found.remedy}; processing then continues automatically.`;
    return { next: 'wait', message };
  }
  if (found && found.fault !== 'database') {
    return {
      next: 'fail',
      message: `${found.what} The pages that were read are kept. ${found.remedy}, then resume processing.`,
    };
  }
  if (error instanceof WorkerDied || error instanceof WorkerHung) return { next: 'retry', message: CUT_OFF };
  const detail = error instanceof Error ? error.message : String(error);
  return {
    next: 'retry',
    message: `Processing ended with an error (${detail}). The pages that were read are kept. Resume processing; if it fails again, look at the server's log.`,
  };
}
