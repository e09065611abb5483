/** The only place that knows csv-parse. */
import { CsvError, parse } from 'csv-parse/sync';

/** A row of a table, and the line that it begins on, from 1: a quoted cell may hold line ends. */
export interface CsvRow {
  row: number;
  values: string[];
}

/** A quotation mark that opens a cell and has no end: nobody can tell which separators behind it count. */
export class UnclosedQuote extends Error {
  /** Of the row that holds the mark, from 1. */
  readonly row: number;
  /** Which of its cells, from 1. */
  readonly cell: number;

  constructor(row: number, cell: number, cause: CsvError) {
    super(`Line ${row}: a quotation mark opens cell ${cell} and is never closed. Close it, or remove it.`, {
      cause,
    });
    this.row = row;
    this.cell = cell;
  }
}

interface CsvOptions {
  /** False where quotation marks are letters like others. */
  quoted?: boolean;
}

/**
 * The rows of a table as RFC 4180 has it, with any separator and any line ends, in time that grows with the text. A
 * quotation mark inside a cell that does not begin with one is a letter. Throws `UnclosedQuote`.
 */
export function listCsvRows(text: string, separator: string, { quoted = true }: CsvOptions = {}): CsvRow[] {
  let lines = 0;
  const rows: CsvRow[] = [];
  const keepRow = (values: string[], context: { lines: number }) => {
    rows.push({ row: lines + 1, values });
    ({ lines } = context);
    return null;
  };
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      quote: quoted ? '"' : null,
      relax_column_count: true,
      relax_quotes: true,
      on_record: keepRow,
    });
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    throw new UnclosedQuote(lines + 1, Number(error.column) + 1, error);
  }
  return rows;
}

/** The cells of each row, where nobody asks for its line. Throws `UnclosedQuote`. */
export function parseCsv(text: string, separator: string): string[][] {
  return listCsvRows(text, separator).map(({ values }) => values);
}
