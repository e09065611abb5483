import { UncoverError } from '../errors.ts';
import { RESTORE } from '../faults/advice.ts';
import { toRecordedEvent } from '../repositories/database/audit-log.ts';
import { hashEvent, NO_EVENT } from '../repositories/database/event-hash.ts';
import {
  countRows,
  type LoggedEvent,
  listExportsUnlikeLog,
  listFilesUnlikeLog,
  listLoggedEvents,
} from '../repositories/database/integrity.ts';
import { listTriggers } from '../repositories/database/sqlite-file.ts';
import type { Check } from './check-database.ts';

/** Triggers that protect the log against changes (migration 001). */
const GUARDS = ['audit_event_is_never_changed', 'audit_event_is_never_deleted'];
/** Events that are read at a time. */
const BATCH = 1000;

/**
 * Checks that the log refuses changes, that each event covers the one before it, that none is missing, that all can be
 * read, and that the log agrees with the ledger and the exports.
 * Returns the number of events.
 */
export async function checkAuditLog(check: Check): Promise<number> {
  const { database, pace, onFault } = check;
  const report = (what: string, matterIds: string[] = []) =>
    onFault({ part: 'audit-log', path: 'uncover.db', what, remedy: `${RESTORE}.`, matterIds });
  const guards = await listTriggers(database, 'audit_event');
  for (const guard of GUARDS) {
    if (!/raise\s*\(\s*abort/i.test(guards.get(guard) ?? ''))
      report(`The audit log can be changed: its guard ${guard} is missing.`);
  }
  const events = await checkEvents(check, report);
  for (const { path, sha256, logged, matterId } of await pace(() => listFilesUnlikeLog(database)))
    report(`The ledger has the SHA-256 ${sha256} for ${path}; the audit log says ${logged}.`, [matterId]);
  for (const { name, matterId } of await pace(() => listExportsUnlikeLog(database)))
    report(`The export “${name}” is shown as done, and the audit log does not know it.`, [matterId]);
  return events;
}

async function checkEvents(
  { database, pace, onProgress }: Check,
  report: (what: string) => void,
): Promise<number> {
  const total = await countRows(database, 'audit_event');
  let count = 0;
  let previous = NO_EVENT;
  for (let last = 0; ; ) {
    onProgress(count, total);
    const events = await pace(() => listLoggedEvents(database, last, BATCH));
    if (events.length === 0) return count;
    for (const event of events) {
      // Events are numbered consecutively, and none is ever removed.
      if (event.seq !== last + 1) report(describeGap(last + 1, event.seq - 1));
      else if (event.hash !== hashEvent(previous, event)) report(describeChange(event.seq));
      if (!isReadable(event)) report(`Event ${event.seq} of the audit log can't be read.`);
      previous = event.hash;
      last = event.seq;
    }
    count += events.length;
  }
}

function describeGap(first: number, last: number): string {
  return first === last
    ? `Event ${first} of the audit log is missing.`
    : `Events ${first} to ${last} of the audit log are missing.`;
}

function describeChange(seq: number): string {
  return `Event ${seq} of the audit log was changed after it was recorded, or the one before it was: its hash differs.`;
}

function isReadable(event: LoggedEvent): boolean {
  if (Number.isNaN(Date.parse(event.at))) return false;
  try {
    toRecordedEvent(event);
    return true;
  } catch (error) {
    if (error instanceof UncoverError) return false;
    throw error;
  }
}
