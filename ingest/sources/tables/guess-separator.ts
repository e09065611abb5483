import { type CsvRow, listCsvRows, UnmatchedQuote } from './parse-csv.ts';

const SEPARATORS = [',', ';', '\t', '|'];
/** Number of characters, and of rows, from which a table's separator is guessed. */
const SAMPLE = 20_000;
const ROWS = 50;

/**
 * The separator of a table's cells: the character by which most rows have as many cells as the header; among
 * several, the one that gives most cells. So a comma inside a description does not count in a table with
 * semicolons.
 */
export function guessSeparator(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const judged = SEPARATORS.map((separator) => ({ separator, ...judge(sample, separator) }));
  const [best] = judged.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return best?.separator ?? ',';
}

function judge(sample: string, separator: string): { share: number; cells: number } {
  const [header, ...rows] = listWholeRows(sample, separator);
  const cells = header?.values.length ?? 0;
  // With one cell there is nothing to separate, however well the rows agree.
  if (cells < 2) return { share: 0, cells: 0 };
  const alike = rows.filter(({ values }) => values.length === cells).length;
  return { share: rows.length === 0 ? 1 : alike / rows.length, cells };
}

/**
 * The sample may end within a quoted cell, or the table may be broken after it: that does not matter here.
 */
function listWholeRows(sample: string, separator: string): CsvRow[] {
  const rows = listSampleRows(sample, separator).filter(({ values }) => values.join('') !== '');
  const isCut = sample.length === SAMPLE;
  return rows.slice(0, isCut ? Math.min(ROWS, rows.length - 1) : ROWS);
}

function listSampleRows(sample: string, separator: string): CsvRow[] {
  try {
    return listCsvRows(sample, separator);
  } catch (error) {
    if (!(error instanceof UnmatchedQuote)) throw error;
    return listCsvRows(sample, separator, { quoted: false });
  }
}
