import { databasePath } from '../../data-folder.ts';
import { notFound } from '../../errors.ts';
import { type CountedReport, countTermReport } from '../../reports/count-term-report.ts';
import { openDatabase } from '../../repositories/database/open-database.ts';
import { findTermReportRow } from '../../repositories/reports/term-reports.ts';
import { LocalSearch } from '../../search/local-search.ts';
import { answerCalls } from '../core/answer-calls.ts';

/**
 * The program of a thread that counts the terms of one report, on two connections of its own: one reads a
 * single snapshot of the matter until the end, so that all rows are of one corpus version; the other writes.
 */

export interface ReportTask {
  reportId: string;
  matterId: string;
  dataDir: string;
}

answerCalls<ReportTask, CountedReport, number>(async ({ reportId, matterId, dataDir }, call) => {
  const path = databasePath(dataDir);
  const database = await openDatabase(path);
  const search = LocalSearch.at(path);
  try {
    const report = await findTermReportRow(database, matterId, reportId);
    if (!report) throw notFound('search term report');
    return await search.inSnapshot((snapshot) => countTermReport({ database, snapshot, ...call }, report));
  } finally {
    await search.close();
    await database.destroy();
  }
});
