import type { TermReport } from '#contract/reports/term-report.ts';
import { toTermReportTable } from './term-report-rows.ts';
import { writeSheet } from './write-sheet.ts';

/** Widths in characters: longer text wraps. */
const WIDTHS: Record<string, number> = { Name: 24, Term: 40, 'Understood as': 40, Error: 60 };
const USUAL_WIDTH = 12;

/** A search term report as an Excel file: counts are numbers. */
export async function toTermReportXlsx(report: TermReport): Promise<Buffer> {
  const { header, rows, total, notes } = toTermReportTable(report);
  const columns = header.map((title) => ({ title, width: WIDTHS[title] ?? USUAL_WIDTH }));
  return writeSheet({ name: 'Search terms', columns, rows, total, notes });
}
