import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { runReportAt } from './run-report-at.ts';

/** What the thread is started with. */
export interface ReportTask {
  reportId: string;
  matterId: string;
  /** Who asked for it. */
  user: string;
  dataDir: string;
}

const cancel = new AbortController();
parentPort?.on('message', () => cancel.abort());
try {
  await runReportAt(workerData as ReportTask, {
    now: () => new Date(),
    newId: randomUUID,
    signal: cancel.signal,
  });
} finally {
  parentPort?.close();
}
