import { readSheet } from 'read-excel-file/universal';
import yauzl from 'yauzl';

/** Bytes to which a workbook may expand. */
const MOST_UNPACKED = 128 * 2 ** 20;

/** The rows of a workbook's first sheet, or why there are none. */
export type TableAnswer = { rows: string[][] } | { refusal: string };

export async function readWorkbook(bytes: Uint8Array): Promise<TableAnswer> {
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

/** Counts the bytes that come out, whatever the archive claims; stops if they are too many. */
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

/** A day as 2009-08-14: a sheet has no time zone. */
function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
