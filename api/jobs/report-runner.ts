import { Worker } from 'node:worker_threads';
import type { Database } from '../repositories/database.ts';
import { endTermReport, failAbandonedReports } from '../repositories/term-reports.ts';
import type { ReportTask } from './report-worker.ts';

/** Milliseconds that a cancelled report gets to end by itself: a term may take a while. */
const PATIENCE = 5000;

/** Runs search term reports beside the server, one at a time, each in a thread of its own. Must be closed. */
export class ReportRunner {
  readonly #database: Database;
  readonly #dataDir: string;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, Worker>();
  readonly #cancelled = new Set<string>();
  #queue: Promise<void> = Promise.resolve();

  constructor(database: Database, dataDir: string, now: () => Date, onError: (error: unknown) => void) {
    this.#database = database;
    this.#dataDir = dataDir;
    this.#now = now;
    this.#onError = onError;
  }

  /** Call once, before the first report: tidies up after a server that was killed. */
  async recover(): Promise<void> {
    await failAbandonedReports(this.#database, this.#now());
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

  /** Stops what runs, and waits until it is marked as cancelled. */
  async close(): Promise<void> {
    for (const [reportId, worker] of this.#running) {
      this.#cancelled.add(reportId);
      void worker.terminate();
    }
    await this.#queue;
  }

  async #run(task: ReportTask): Promise<void> {
    const { reportId } = task;
    if (this.#cancelled.has(reportId)) return;
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), { workerData: task });
    this.#running.set(reportId, worker);
    const failure = await new Promise<Error | null>((resolve) => {
      worker.on('error', resolve);
      worker.on('exit', () => resolve(null));
    });
    this.#running.delete(reportId);
    if (failure) this.#onError(failure);
    // One that says how it ended stays as it is.
    if (this.#cancelled.delete(reportId)) await this.#end(reportId, 'cancelled', 'Cancelled.');
    else await this.#end(reportId, 'failed', `${failure?.message ?? 'The report stopped.'} Run it again.`);
  }

  async #end(reportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    await endTermReport(this.#database, reportId, { status, message, at: this.#now() });
  }
}
