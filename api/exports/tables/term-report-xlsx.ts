import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { TermReport } from '#contract/reports/term-report.ts';
import { type ReportCell, toTermReportTable } from './term-report-rows.ts';

/** In characters: what is long wraps. */
const WIDTHS: Record<string, number> = { Name: 24, Term: 40, 'Understood as': 40, Error: 60 };
const USUAL_WIDTH = 12;

/** A search term report as an Excel file: counts are numbers, the header stays in sight. */
export async function toTermReportXlsx(report: TermReport): Promise<Buffer> {
  const { header, rows, total, notes } = toTermReportTable(report);
  const head = header.map(
    (value): Cell => ({
      value,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#e8e8e8',
      bottomBorderStyle: 'thin',
      wrap: true,
      alignVertical: 'center',
    }),
  );
  const end = notes.map((note): Cell[] => [{ value: note, type: String, fontStyle: 'italic' }]);
  const body = [
    ...rows.map((row) => row.map((cell) => toCell(cell))),
    total.map((cell) => toCell(cell, true)),
  ];
  return writeXlsxFile([head, ...body, [], ...end], {
    sheet: 'Search terms',
    columns: header.map((title) => ({ width: WIDTHS[title] ?? USUAL_WIDTH })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer();
}

/** Text is typed as text, so that nothing in it can run as a formula. */
function toCell(value: ReportCell, isTotal = false): Cell {
  if (value === null || value === '') return null;
  const style = {
    alignVertical: 'top' as const,
    ...(isTotal ? { fontWeight: 'bold' as const, topBorderStyle: 'thin' as const } : {}),
  };
  if (typeof value === 'number') return { value, type: Number, ...style };
  return { value, type: String, wrap: true, ...style };
}
