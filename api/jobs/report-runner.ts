import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Database } from '../repositories/database.ts';
import {
  endTermReport,
  failAbandonedReports,
  listWaitingReports,
  putBackTermReport,
} from '../repositories/term-reports.ts';
import type { ReportTask } from './report-worker.ts';

/** Milliseconds that a cancelled report gets to end by itself: a term may take a while. */
const PATIENCE = 5000;
/** Milliseconds that threads get to end when the server does. */
const TIME_TO_END = 2000;

/** Runs search term reports beside the server, one at a time, each in a thread of its own. Must be closed. */
export class ReportRunner {
  readonly #database: Database;
  readonly #dataDir: string;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, Worker>();
  readonly #cancelled = new Set<string>();
  #closed = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(database: Database, dataDir: string, now: () => Date, onError: (error: unknown) => void) {
    this.#database = database;
    this.#dataDir = dataDir;
    this.#now = now;
    this.#onError = onError;
  }

  /** Call once, before the first report: tidies up after a server that was killed, and goes on with what waits. */
  async recover(): Promise<void> {
    await failAbandonedReports(this.#database, this.#now());
    for (const waiting of await listWaitingReports(this.#database)) this.start(waiting);
  }

  /** The report must have been entered; its progress is seen there. */
  start(task: Omit<ReportTask, 'dataDir'>): void {
    this.#queue = this.#queue.then(() => this.#run({ ...task, dataDir: this.#dataDir }));
  }

  async cancel(reportId: string): Promise<void> {
    this.#cancelled.add(reportId);
    const worker = this.#running.get(reportId);
    if (!worker) {
      await this.#end(reportId, 'cancelled', 'Cancelled before it began.');
      return;
    }
    worker.postMessage('cancel');
    setTimeout(() => void worker.terminate(), PATIENCE).unref();
  }

  /** Stops what runs, which begins again with the next server, as does what waits. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const worker of this.#running.values()) void worker.terminate();
    await Promise.race([this.#queue, sleep(TIME_TO_END, undefined, { ref: false })]);
    for (const reportId of this.#running.keys()) await putBackTermReport(this.#database, reportId);
  }

  async #run(task: ReportTask): Promise<void> {
    const { reportId } = task;
    if (this.#closed || this.#cancelled.has(reportId)) return;
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), { workerData: task });
    this.#running.set(reportId, worker);
    const failure = await new Promise<Error | null>((resolve) => {
      worker.on('error', resolve);
      worker.on('exit', () => resolve(null));
    });
    this.#running.delete(reportId);
    if (this.#closed) return putBackTermReport(this.#database, reportId);
    if (failure) this.#onError(failure);
    // One that says how it ended stays as it is.
    if (this.#cancelled.delete(reportId)) await this.#end(reportId, 'cancelled', 'Cancelled.');
    else await this.#end(reportId, 'failed', `${failure?.message ?? 'The report stopped.'} Run it again.`);
  }

  async #end(reportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    await endTermReport(this.#database, reportId, { status, message, at: this.#now() });
  }
}
