import type { TermReport } from '#contract/reports/term-report.ts';
import { toTablePdf } from './table-pdf.ts';
import { type ReportCell, toTermReportTable } from './term-report-rows.ts';

/** With more columns of productions there would be no room for the terms. */
const MOST_PRODUCTIONS = 4;
const UNDERSTOOD = 'Understood as';
const NOT_SEARCHED = 'Not searched for: ';
const ELSEWHERE = 'Pages by production stand in the CSV and Excel files.';
/** Shares of the remaining width that the columns of text take. */
const SHARES: Record<string, number> = { Name: 3, Term: 5, [UNDERSTOOD]: 6 };

/** A search term report for filing. */
export async function toTermReportPdf(report: TermReport): Promise<Uint8Array> {
  const isWide = report.productions.length > MOST_PRODUCTIONS;
  const table = toTermReportTable(isWide ? { ...report, productions: [] } : report);
  const understood = table.header.indexOf(UNDERSTOOD);
  const rows = table.rows.map((row) => describeErrorInPlace(row, understood));
  const used = keepUsed(table.header, [...rows, table.total]);
  const pick = (row: readonly ReportCell[]) => used.map((at) => row[at] ?? null);
  const [title = '', ...notes] = table.notes;
  return toTablePdf({
    title,
    notes: isWide ? [...notes, ELSEWHERE] : notes,
    columns: used.map((at) => toColumn(table.header[at] ?? '')),
    rows: rows.map(pick),
    total: pick(table.total),
    program: report.program,
    now: new Date(report.finishedAt ?? report.askedAt),
  });
}

function toColumn(title: string): { title: string; share?: number } {
  const share = SHARES[title];
  return share === undefined ? { title } : { title, share };
}

/**
 * On paper a separate column for errors would take the room of all others, so they are in the column of the
 * interpretation.
 */
function describeErrorInPlace(row: readonly ReportCell[], understood: number): ReportCell[] {
  const error = row.at(-1) ?? null;
  const said = error === null ? (row[understood] ?? null) : `${NOT_SEARCHED}${error}`;
  return row.slice(0, -1).with(understood, said);
}

/** Columns that are not empty: on paper the others are left out. */
function keepUsed(header: readonly string[], rows: readonly (readonly ReportCell[])[]): number[] {
  return header.flatMap((_, at) => (rows.some((row) => (row[at] ?? '') !== '') ? [at] : []));
}
