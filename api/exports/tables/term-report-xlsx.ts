import type { TermReport } from '#contract/reports/term-report.ts';
import { toTermReportTable } from './term-report-rows.ts';
import { writeSheet } from './write-sheet.ts';

/** Widths in characters: longer text wraps. */
const WIDTHS: Record<string, number> = { Name: 24, Term: 40, 'Understood as': 40, Error: 44 };
const USUAL_WIDTH = 12;

/**
 * A search term report as an Excel file: counts are numbers. The widest column, of errors, is left out if there are
 * none, so that the others print larger.
 */
export async function toTermReportXlsx(report: TermReport): Promise<Buffer> {
  const { header, rows, total, notes } = toTermReportTable(report);
  const errors = header.indexOf('Error');
  const hasErrors = rows.some((row) => (row[errors] ?? '') !== '');
  const keep = <Cell>(cells: readonly Cell[]) => cells.filter((_, index) => hasErrors || index !== errors);
  return writeSheet({
    name: 'Search terms',
    columns: keep(header).map((title) => ({ title, width: WIDTHS[title] ?? USUAL_WIDTH })),
    rows: rows.map(keep),
    total: keep(total),
    notes,
  });
}
