import type { Withholding } from '#contract/withholdings/withholding.ts';
import { toCsv } from './to-csv.ts';
import { listLogColumns, listLogNotes, toLogCells } from './withholding-rows.ts';

/** The subject of a log. */
export interface LogHead {
  /** The name of the production. */
  matter: string;
  at: Date;
  withChallenge: boolean;
}

/** A row for each withholding, and after an empty line what the log is about. */
export async function toWithholdingCsv(head: LogHead, lines: AsyncIterable<Withholding>): Promise<string> {
  const rows: string[][] = [];
  for await (const line of lines) {
    rows.push(toLogCells(line, head.withChallenge).map((cell) => String(cell ?? '')));
  }
  const notes = listLogNotes(head.matter, head.at, rows.length, head.withChallenge);
  const header = listLogColumns(head.withChallenge).map(({ title }) => title);
  return toCsv([header, ...rows, [], ...notes.map((note) => [note])]);
}
