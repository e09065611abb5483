import { findMachineError, type MachineFault } from '#ingest';
import { UncoverError } from '../../errors.ts';

/** The only place that interprets SQLite's result codes (https://sqlite.org/rescode.html). */

/** What is wrong with a database, or with the machine under it. */
export type DatabaseFault = MachineFault | 'busy' | 'damaged' | 'not-a-database' | 'cannot-open' | 'database';

/** By the lowest eight bits of a result code. */
const faultOfResult: Record<number, DatabaseFault> = {
  3: 'not-permitted',
  5: 'busy',
  6: 'busy',
  7: 'no-memory',
  8: 'read-only',
  10: 'disk-failed',
  11: 'damaged',
  13: 'no-space',
  14: 'cannot-open',
  22: 'file-size',
  23: 'not-permitted',
  26: 'not-a-database',
};

/**
 * Extended codes that say more than their lowest bits: SHMSIZE is a full disk, the other is missing memory.
 */
const faultOfExtended: Record<number, DatabaseFault> = { 4874: 'no-space', 3082: 'no-memory' };

/** The fault behind a database error; undefined for any other error. */
export function findDatabaseFault(error: unknown): DatabaseFault | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!('code' in error && error.code === 'ERR_SQLITE_ERROR') || !('errcode' in error)) return undefined;
  const code = Number(error.errcode);
  return faultOfExtended[code] ?? faultOfResult[code & 0xff] ?? 'database';
}

/** The search index is out of step with the record, as when a process was killed between its two commits. */
export class IndexBehindError extends UncoverError {
  constructor() {
    super(
      'unavailable',
      'The search index does not match the records, as after a crash. Restart Uncover: it repairs the index when it starts.',
    );
  }
}

/** Another process holds the lock, or is between its two commits: the call must be retried. */
export function isBusy(error: unknown): boolean {
  return findDatabaseFault(error) === 'busy' || error instanceof IndexBehindError;
}

/** What is wrong with the machine or the database, anywhere in a chain of causes. */
export function findFault(error: unknown): { fault: DatabaseFault; path: string | undefined } | undefined {
  const ofMachine = findMachineError(error);
  if (ofMachine) return ofMachine;
  for (let each = error, depth = 0; each instanceof Error && depth < 10; each = each.cause, depth += 1) {
    const fault = findDatabaseFault(each);
    if (fault) return { fault, path: undefined };
  }
  return undefined;
}
