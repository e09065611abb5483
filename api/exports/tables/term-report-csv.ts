import type { TermReport } from '#contract/reports/term-report.ts';
import { toTermReportTable } from './term-report-rows.ts';
import { toCsv } from './to-csv.ts';

/** A row for each term, one for all of them, and after an empty line what the report is about. */
export function toTermReportCsv(report: TermReport): string {
  const { header, rows, total, notes } = toTermReportTable(report);
  const cells = [...rows, total].map((row) => row.map((cell) => String(cell ?? '')));
  return toCsv([header, ...cells, [], ...notes.map((note) => [note])]);
}
