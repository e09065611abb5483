import type { Withholding } from '#contract/withholdings/withholding.ts';
import { toCsv } from './to-csv.ts';
import { listLogColumns, listLogNotes, toLogCells } from './withholding-rows.ts';

/** What a log is of. */
export interface LogHead {
  /** As it is called. */
  matter: string;
  at: Date;
  withChallenge: boolean;
}

/** A row for each withholding, and below an empty line what the log is. */
export async function toWithholdingCsv(head: LogHead, lines: AsyncIterable<Withholding>): Promise<string> {
  const rows: string[][] = [];
  for await (const line of lines) {
    rows.push(toLogCells(line, head.withChallenge).map((cell) => String(cell ?? '')));
  }
  const notes = listLogNotes(head.matter, head.at, rows.length, head.withChallenge);
  const header = listLogColumns(head.withChallenge).map(({ title }) => title);
  return toCsv([header, ...rows, [], ...notes.map((note) => [note])]);
}
