import { guessSeparator, parseCsv, UnmatchedQuote } from '#ingest';
import { answerCalls } from '../../jobs/core/answer-calls.ts';
import { readWorkbook, type TableAnswer } from './read-workbook.ts';

/** The input of the thread. It answers with a `TableAnswer`. */
export type TableToRead = { workbook: Uint8Array } | { csv: string };

/** Far more than any index has. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const TOO_LARGE = 'The table has more than 50,000 rows or 200 columns. Is it the right file?';

answerCalls(async (table: TableToRead): Promise<TableAnswer> => {
  const answer = 'csv' in table ? readCsv(table.csv) : await readWorkbook(table.workbook);
  return 'rows' in answer && isTooLarge(answer.rows) ? { refusal: TOO_LARGE } : answer;
});

function readCsv(text: string): TableAnswer {
  try {
    return { rows: parseCsv(text, guessSeparator(text)) };
  } catch (error) {
    if (error instanceof UnmatchedQuote) return { refusal: error.message };
    throw error;
  }
}

function isTooLarge(rows: readonly string[][]): boolean {
  return rows.length > MOST_ROWS || rows.some(({ length }) => length > MOST_COLUMNS);
}
