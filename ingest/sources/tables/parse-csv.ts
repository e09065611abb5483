/** The only file that uses csv-parse. */
import { CsvError, parse } from 'csv-parse/sync';

/** A row of a table, and the line on which it begins, from 1: a quoted cell may contain line ends. */
export interface CsvRow {
  row: number;
  values: string[];
}

/**
 * A quotation mark opens a cell and does not close it: which separators and line ends after it count is
 * unknown.
 */
export class UnmatchedQuote extends Error {
  /** The line, from 1, on which the row with the cell begins. */
  readonly row: number;

  constructor(row: number, cell: number, cause?: CsvError) {
    super(
      `Line ${row}: the quotation marks of cell ${cell} do not match. Close the cell with one, write two where one stands inside it, or remove them.`,
      { cause },
    );
    this.row = row;
  }
}

interface CsvOptions {
  /** False if quotation marks are ordinary characters. */
  quoted?: boolean;
}

/**
 * The rows of a table as defined by RFC 4180, with any separator and any line ends, in time proportional to
 * the text. A quotation mark inside a cell that does not begin with one is an ordinary character. Throws
 * `UnmatchedQuote`.
 */
export function listCsvRows(text: string, separator: string, { quoted = true }: CsvOptions = {}): CsvRow[] {
  try {
    return parseRows(text, separator, { quote: quoted ? '"' : null });
  } catch (error) {
    if (!isCsvError(error, 'INVALID_OPENING_QUOTE')) throw error;
    return refuseOpen(parseRows(text, separator, { quote: '"', relax_quotes: true }));
  }
}

/** The cells of each row, without its line. Throws `UnmatchedQuote`. */
export function parseCsv(text: string, separator: string): string[][] {
  return listCsvRows(text, separator).map(({ values }) => values);
}

function parseRows(
  text: string,
  separator: string,
  options: { quote: string | null; relax_quotes?: boolean },
): CsvRow[] {
  const rows: CsvRow[] = [];
  let lines = 0;
  const keepRow = (values: string[], context: { lines: number }) => {
    rows.push({ row: lines + 1, values });
    ({ lines } = context);
    return null;
  };
  try {
    withoutStackTraces(() =>
      parse(text, {
        ...options,
        delimiter: separator,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        on_record: keepRow,
      }),
    );
  } catch (error) {
    if (isCsvError(error, 'QUOTE_NOT_CLOSED') || isCsvError(error, 'INVALID_CLOSING_QUOTE'))
      throw new UnmatchedQuote(lines + 1, Number(error.column) + 1, error);
    throw error;
  }
  return rows;
}

/**
 * csv-parse creates an error for each row that has more or fewer cells than the first one, and drops it.
 * Recording the stack of each takes most of the time of a table with many such rows.
 */
function withoutStackTraces(work: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** csv-parse prefixes some of its codes with CSV_, and others not. */
function isCsvError(error: unknown, code: string): error is CsvError {
  return error instanceof CsvError && error.code.replace(/^CSV_/, '') === code;
}

/**
 * If quotation marks inside cells are ordinary characters, csv-parse also lets a cell run into the next rows.
 */
function refuseOpen(rows: CsvRow[]): CsvRow[] {
  for (const { row, values } of rows) {
    const open = values.findIndex((value) => value.startsWith('"') && /[\r\n]/.test(value));
    if (open >= 0) throw new UnmatchedQuote(row, open + 1);
  }
  return rows;
}
