import type { Withholding } from '#contract/withholdings/withholding.ts';
import type { LogHead } from './withholding-csv.ts';
import { type LogCell, listLogColumns, listLogNotes, toLogCells } from './withholding-rows.ts';
import { writeSheet } from './write-sheet.ts';

/** The log as an Excel file: the same cells as the CSV, numbers as numbers. */
export async function toWithholdingXlsx(head: LogHead, lines: AsyncIterable<Withholding>): Promise<Buffer> {
  const rows: LogCell[][] = [];
  for await (const line of lines) rows.push(toLogCells(line, head.withChallenge));
  return writeSheet({
    name: 'Withholding log',
    columns: listLogColumns(head.withChallenge),
    rows,
    notes: listLogNotes(head.matter, head.at, rows.length, head.withChallenge),
  });
}
