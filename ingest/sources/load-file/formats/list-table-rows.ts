import type { LoadFault } from '#contract/intake/load-file.ts';
import { type CsvRow, listCsvRows, UnmatchedQuote } from '../../tables/parse-csv.ts';

/**
 * Up to this many rows with unmatched quotation marks are repaired, each by parsing the rest of the table
 * again.
 */
const MOST_BROKEN = 20;

/**
 * The rows of a load file that is a table. If the quotation marks of a row do not match, they are read as
 * ordinary characters and the row is reported: the other rows still name files that were received.
 */
export function listTableRows(text: string, separator: string, faults: LoadFault[]): CsvRow[] {
  const rows: CsvRow[] = [];
  let rest = text;
  let linesBefore = 0;
  const add = (more: readonly CsvRow[]) => {
    for (const { row, values } of more) rows.push({ row: linesBefore + row, values });
  };
  for (let broken = 0; broken < MOST_BROKEN; broken += 1) {
    const open = addUnlessUnmatched(() => add(listCsvRows(rest, separator)));
    if (open === undefined) return rows;
    const { before, line, after } = cutLine(rest, open);
    add(listCsvRows(before, separator));
    linesBefore += open - 1;
    add(readLetters(line, separator));
    faults.push({
      row: linesBefore + 1,
      message:
        'The quotation marks of this row do not match, so they were read as letters. Check its values.',
    });
    linesBefore += 1;
    rest = after;
  }
  faults.push({
    row: linesBefore + 1,
    message:
      'The quotation marks of many rows do not match. From here on they were read as letters: check the columns, or ask for the table again.',
  });
  add(readLetters(rest, separator));
  return rows;
}

/** Returns the line, from 1, on which the first row begins whose quotation marks do not match; no row is added then. */
function addUnlessUnmatched(addRows: () => void): number | undefined {
  try {
    addRows();
    return undefined;
  } catch (error) {
    if (error instanceof UnmatchedQuote) return error.row;
    throw error;
  }
}

function cutLine(text: string, line: number): { before: string; line: string; after: string } {
  const ends = text.matchAll(/\r\n|\n|\r/g);
  let start = 0;
  let count = 1;
  for (const { 0: end, index } of ends) {
    const next = index + end.length;
    if (count === line)
      return { before: text.slice(0, start), line: text.slice(start, next), after: text.slice(next) };
    start = next;
    count += 1;
  }
  return { before: text.slice(0, start), line: text.slice(start), after: '' };
}

/** Quotation marks around a whole value are still removed. */
function readLetters(text: string, separator: string): CsvRow[] {
  return listCsvRows(text, separator, { quoted: false }).map(({ row, values }) => ({
    row,
    values: values.map((value) => (isQuoted(value) ? value.slice(1, -1).replaceAll('""', '"') : value)),
  }));
}

function isQuoted(value: string): boolean {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"');
}
