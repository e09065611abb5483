import { decodeText } from '#ingest';
import { UncoverError } from '../../errors.ts';
import type { Clock } from '../../jobs/core/clock.ts';
import { callOnce } from '../../jobs/core/worker-host.ts';
import { type StartLine, threadOf } from '../../jobs/core/worker-line.ts';
import type { TableAnswer } from './read-workbook.ts';
import type { TableToRead } from './table-worker.ts';

const PROGRAM = new URL('./table-worker.ts', import.meta.url);
/** Milliseconds, and megabytes of memory, that reading a table may take. */
const MOST_TIME = 60_000;
const MOST_MEMORY = 1024;

/** The worker that reads, and its clock; a thread and the system's clock unless given. */
interface TableThread {
  start?: StartLine;
  clock?: Clock;
}

/**
 * The rows of a CSV file, or of the first sheet of an Excel workbook, by content. Throws messages that a user
 * can act on.
 */
export async function readTable(bytes: Uint8Array, thread: TableThread = {}): Promise<string[][]> {
  return readInThread(thread, startsWith(bytes, [0x50, 0x4b]) ? { workbook: bytes } : { csv: toText(bytes) });
}

function toText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw refuse('This is an old .xls file. Save it as .xlsx or CSV, and load that.');
  }
  const { text } = decodeText(bytes);
  if (text.includes('\0')) throw refuse('This is neither an .xlsx workbook nor a CSV file.');
  return text.replace(/^\uFEFF/u, '');
}

/** Runs in its own thread: a table may be crafted to take very long, or all memory. */
async function readInThread(
  { start = threadOf(PROGRAM, { memory: MOST_MEMORY }), clock }: TableThread,
  table: TableToRead,
): Promise<string[][]> {
  const answer = await callOnce<TableToRead, TableAnswer>(start, table, {
    ...{ patience: MOST_TIME, clock },
  }).catch((cause: unknown) => {
    if (cause instanceof UncoverError) throw cause;
    throw refuse(
      'The table takes too much time or memory to read. Save the sheet by itself as CSV, and load that.',
      cause,
    );
  });
  if ('refusal' in answer) throw refuse(answer.refusal);
  return answer.rows;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function refuse(message: string, cause?: unknown): UncoverError {
  return new UncoverError('invalid-request', message, { cause });
}
