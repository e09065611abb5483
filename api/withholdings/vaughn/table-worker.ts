import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/universal';
import yauzl from 'yauzl';
import { guessSeparator, parseCsv } from '../../reports/parse-csv.ts';

/** What the thread is given. */
export type TableToRead = { workbook: Uint8Array } | { csv: string };
/** What it answers: the rows, of a workbook those of its first sheet, or why there are none. */
export type TableAnswer = { rows: string[][] } | { refusal: string };

/** Bytes that a workbook may unpack to. */
const MOST_UNPACKED = 128 * 2 ** 20;

/** Far more than any index has. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
const TOO_LARGE = 'The table has more than 50,000 rows or 200 columns. Is it the right file?';

const table = workerData as TableToRead;
const answer = 'csv' in table ? { rows: readCsv(table.csv) } : await readRows(table.workbook);
parentPort?.postMessage('rows' in answer && isTooLarge(answer.rows) ? { refusal: TOO_LARGE } : answer);

function readCsv(text: string): string[][] {
  return parseCsv(text, guessSeparator(text.slice(0, 10_000)));
}

function isTooLarge(rows: readonly string[][]): boolean {
  return rows.length > MOST_ROWS || rows.some(({ length }) => length > MOST_COLUMNS);
}

async function readRows(bytes: Uint8Array): Promise<TableAnswer> {
  try {
    if ((await countUnpacked(bytes)) > MOST_UNPACKED) {
      return { refusal: 'The workbook unpacks to more than 128 MB. Save the sheet by itself, or as CSV.' };
    }
    const rows = await readSheet(Uint8Array.from(bytes).buffer, { trim: false });
    return { rows: rows.map((cells) => cells.map(toText)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { refusal: `The workbook can't be read (${why}). Save it as .xlsx or CSV, and load that.` };
  }
}

/** By what comes out, not by what the archive says of itself; stops where it is too much. */
async function countUnpacked(bytes: Uint8Array): Promise<number> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > MOST_UNPACKED) return unpacked;
    }
  }
  return unpacked;
}

/** A day as 2009-08-14: a sheet knows no time zone. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
