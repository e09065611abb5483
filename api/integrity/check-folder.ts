import { type CheckCounts, CheckedPart } from '#contract/integrity.ts';
import { databasePath } from '../data-folder.ts';
import { RESTORE } from '../faults/advice.ts';
import { openReaderAt } from '../repositories/database/open-database.ts';
import { findFault } from '../repositories/database/sqlite-error.ts';
import { checkAuditLog } from './check-audit-log.ts';
import { type Check, checkDatabase } from './check-database.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkOriginals, checkOriginalsByName, checkRenditions } from './check-files.ts';
import type { CheckReport, Fault } from './check-report.ts';
import { checkSearchIndex } from './check-search-index.ts';
import { atOnce, type Pace } from './pace.ts';

export interface CheckOptions {
  pace?: Pace;
  inTurns?: boolean;
  /** Called as soon as a fault is found. */
  onFault?: (fault: Fault) => void;
  onProgress?: (part: CheckedPart, done: number, total: number) => void;
}

const checks: Record<CheckedPart, (check: Check) => Promise<number>> = {
  database: checkDatabase,
  'audit-log': checkAuditLog,
  decisions: checkDecisions,
  'search-index': checkSearchIndex,
  originals: checkOriginals,
  renditions: checkRenditions,
};

/**
 * Compares a data folder with its records: the database with itself, the audit log, the tags of pages and the
 * search index with the records they describe, every file with its hash. Only reads, and may run beside a server.
 * The database must be migrated to this version.
 */
export async function checkFolder(
  dataDir: string,
  { pace = atOnce, inTurns = false, onFault, onProgress }: CheckOptions = {},
): Promise<CheckReport> {
  const counts: CheckCounts = {
    ...{ database: 0, 'audit-log': 0, decisions: 0 },
    ...{ 'search-index': 0, originals: 0, renditions: 0 },
  };
  const report: CheckReport = { counts, faults: [], notes: [] };
  const noteFault = (fault: Fault) => {
    report.faults.push(fault);
    onFault?.(fault);
  };
  const common = {
    dataDir,
    pace,
    inTurns,
    onFault: noteFault,
    onNote: (note: string) => report.notes.push(note),
  };
  const progressOf = (part: CheckedPart) => (done: number, total: number) => onProgress?.(part, done, total);
  const isReadable = await isDone(async () => {
    const database = openReaderAt(databasePath(dataDir));
    try {
      for (const part of CheckedPart.options)
        counts[part] = await checks[part]({ ...common, database, onProgress: progressOf(part) });
    } finally {
      await database.destroy();
    }
  }, noteFault);
  if (!isReadable && counts.originals === 0) {
    counts.originals = await checkOriginalsByName({ ...common, onProgress: progressOf('originals') });
  }
  return report;
}

/** False if the database is too damaged to read on; that is reported as a fault itself. */
async function isDone(work: () => Promise<void>, noteFault: (fault: Fault) => void): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const fault = findFault(error)?.fault;
    if (fault !== 'damaged' && fault !== 'not-a-database') throw error;
    const what = 'The database is damaged, and could not be read to its end.';
    noteFault({ part: 'database', path: 'uncover.db', what, remedy: `${RESTORE}.`, matterIds: [] });
    return false;
  }
}
