import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import type { LogHead } from './withholding-csv.ts';
import { type LogCell, listLogColumns, listLogNotes, toLogCells } from './withholding-rows.ts';

/** The log as an Excel file: the same cells as the CSV, numbers as numbers, the header in sight. */
export async function toWithholdingXlsx(head: LogHead, lines: AsyncIterable<Withholding>): Promise<Buffer> {
  const columns = listLogColumns(head.withChallenge);
  const header = columns.map(
    ({ title }): Cell => ({
      ...{ value: title, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'center' },
      ...{ backgroundColor: '#e8e8e8', bottomBorderStyle: 'thin' },
    }),
  );
  const rows: Cell[][] = [];
  for await (const line of lines) rows.push(toLogCells(line, head.withChallenge).map(toCell));
  const notes = listLogNotes(head.matter, head.at, rows.length, head.withChallenge);
  const end = notes.map((note): Cell[] => [{ value: note, type: String, fontStyle: 'italic' }]);
  return writeXlsxFile([header, ...rows, [], ...end], {
    sheet: 'Withholding log',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer();
}

/** Text is typed as text, so that nothing in it can run as a formula. */
function toCell(value: LogCell): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' };
  return { value, type: String, wrap: true, alignVertical: 'top' };
}
