import { databasePath } from '../../data-folder.ts';
import { describeForJob } from '../../describe-fault.ts';
import { notFound } from '../../errors.ts';
import { type ReportDeps, runTermReport } from '../../reports/run-term-report.ts';
import { openDatabase } from '../../repositories/database/database.ts';
import { endTermReport, findTermReportRow } from '../../repositories/reports/term-reports.ts';
import { LocalSearch } from '../../search/local-search.ts';
import type { ReportTask } from './report-program.ts';

/**
 * Runs a report that was ordered, on connections of its own: one sees the matter as it is now until the
 * end, so that all rows are of one corpus version, the other writes. What becomes of it stands in the
 * database. Throws what is nobody's fault but ours.
 */
export async function runReportAt(
  { reportId, matterId, user, dataDir }: ReportTask,
  { now, newId, signal, onProgress }: Omit<ReportDeps, 'database' | 'snapshot'>,
): Promise<void> {
  const path = databasePath(dataDir);
  const database = await openDatabase(path);
  const search = LocalSearch.at(path);
  try {
    const report = await findTermReportRow(database, matterId, reportId);
    if (!report) throw notFound('search term report');
    const deps = { database, now, newId, signal, onProgress };
    const act = { actor: user, at: now() };
    await search.inSnapshot((snapshot) => runTermReport({ ...deps, snapshot }, act, report));
  } catch (error) {
    const isCancelled = signal?.aborted ?? false;
    const detail = error instanceof Error ? error.message : String(error);
    const message = describeForJob(error, dataDir) ?? `The report stopped: ${detail} Run it again.`;
    await endTermReport(database, reportId, {
      ...(isCancelled ? { status: 'cancelled', message: 'Cancelled.' } : { status: 'failed', message }),
      at: now(),
    });
    if (!isCancelled) throw error;
  } finally {
    await search.close();
    await database.destroy();
  }
}
