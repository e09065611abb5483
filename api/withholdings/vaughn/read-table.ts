import { Worker } from 'node:worker_threads';
import { decodeText } from '#ingest';
import { UncoverError } from '../../errors.ts';
import { guessSeparator, parseCsv } from '../../reports/parse-csv.ts';
import type { SheetAnswer } from './xlsx-worker.ts';

/** Far more than any index has. */
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;

/** Milliseconds, and megabytes of memory, that reading a workbook may take. */
const MOST_TIME = 60_000;
const MOST_MEMORY = 1024;

/** The rows of a CSV file, or of the first sheet of an Excel workbook, by content. Throws what a person can act on. */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  const rows = startsWith(bytes, [0x50, 0x4b]) ? await readWorkbook(bytes) : readCsv(bytes);
  if (rows.length > MOST_ROWS || rows.some(({ length }) => length > MOST_COLUMNS)) {
    throw refuse('The table has more than 50,000 rows or 200 columns. Is it the right file?');
  }
  return rows;
}

function readCsv(bytes: Uint8Array): string[][] {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw refuse('This is an old .xls file. Save it as .xlsx or CSV, and load that.');
  }
  const { text } = decodeText(bytes);
  if (text.includes('\0')) throw refuse('This is neither an .xlsx workbook nor a CSV file.');
  const plain = text.replace(/^\uFEFF/u, '');
  return parseCsv(plain, guessSeparator(plain.slice(0, 10_000)));
}

/** In a thread of its own: a workbook may be made to take long, or all memory. */
async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  const timer = setTimeout(() => void worker.terminate(), MOST_TIME);
  try {
    const answer = await new Promise<SheetAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('it took more than a minute')));
    });
    if ('refusal' in answer) throw refuse(answer.refusal);
    return answer.rows;
  } catch (cause) {
    if (cause instanceof UncoverError) throw cause;
    throw refuse(
      'The workbook takes too much time or memory to read. Save the sheet as CSV, and load that.',
      cause,
    );
  } finally {
    clearTimeout(timer);
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function refuse(message: string, cause?: unknown): UncoverError {
  return new UncoverError('invalid-request', message, { cause });
}
