import { UncoverError } from '../../errors.ts';
import { describeForJob } from '../../faults/describe-fault.ts';
import { findFault } from '../../repositories/database/sqlite-error.ts';
import type { Verdict } from './job-kind.ts';

/**
 * Decides about an export or a report that failed. An error that tells users what to do next fails the job: a
 * person acts and asks again. Any other error may be temporary, and is retried.
 */
export function judgeFailure(
  error: unknown,
  dataDir: string,
  { what, again }: { what: string; again: string },
): Verdict {
  if (error instanceof UncoverError) return { next: 'fail', message: error.message };
  const fault = describeForJob(error, dataDir);
  const isKnown = findFault(error)?.fault !== 'database';
  if (fault !== undefined && isKnown) return { next: 'fail', message: fault };
  const detail = error instanceof Error ? error.message : String(error);
  return { next: 'retry', message: `The ${what} stopped: ${fault ?? detail} ${again}` };
}
