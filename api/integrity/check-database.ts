import { RESTORE } from '../faults/advice.ts';
import type { Database } from '../repositories/database/database.ts';
import { listBrokenReferences, listComplaints, listTables } from '../repositories/database/sqlite-file.ts';
import type { Fault } from './check-report.ts';
import type { Pace } from './pace.ts';

/** What is checked, and what is found during the check. */
export interface Check {
  database: Database;
  dataDir: string;
  pace: Pace;
  /**
   * Whole tables are checked one by one, with pauses in between. Pages that two tables share by mistake are
   * then not detected.
   */
  inTurns: boolean;
  onFault: (fault: Fault) => void;
  onNote: (note: string) => void;
  onProgress: (done: number, total: number) => void;
}

/**
 * Runs SQLite's own check of the file, its indexes and its full-text index, and of references between rows.
 * Returns the number of tables.
 */
export async function checkDatabase({
  database,
  pace,
  inTurns,
  onFault,
  onProgress,
}: Check): Promise<number> {
  const tables = await listTables(database);
  const report = (what: string) =>
    onFault({ part: 'database', path: 'uncover.db', what, remedy: `${RESTORE}.`, matterIds: [] });
  const subjects = inTurns ? [...tables, 'sqlite_schema'] : [undefined];
  for (const [done, subject] of subjects.entries()) {
    onProgress(done, subjects.length);
    for (const complaint of await pace(() => listComplaints(database, subject)))
      report(`The database is damaged: ${complaint}.`);
  }
  for (const { table, parent, rows } of await pace(() => listBrokenReferences(database)))
    report(`The database is damaged: ${rows} of table ${table} refer to what is not in ${parent}.`);
  return tables.length;
}
