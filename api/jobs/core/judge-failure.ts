import { UncoverError } from '../../errors.ts';
import { describeForJob } from '../../faults/describe-fault.ts';
import { findFault } from '../../repositories/database/sqlite-error.ts';
import type { Verdict } from './job-kind.ts';

/**
 * What becomes of an export or a report that failed. What says to people what to do next fails: a person does
 * it, and asks again. Anything else may have been chance, and is tried again.
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
