import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ExportJob } from '#contract/exhibit.ts';
import type { Database } from '../repositories/database.ts';
import { endExportJob, failAbandonedJobs } from '../repositories/export-jobs.ts';
import type { ExportTask } from './export-worker.ts';

/**
 * Runs exports beside the server, one at a time, each in a thread of its own: pages are drawn and
 * hashed there, and the server goes on answering.
 */
export class ExportRunner {
  readonly #database: Database;
  readonly #dataDir: string;
  readonly #now: () => Date;
  readonly #running = new Map<string, Worker>();
  #queue: Promise<void> = Promise.resolve();
  readonly #cancelled = new Set<string>();

  constructor(database: Database, dataDir: string, now: () => Date) {
    this.#database = database;
    this.#dataDir = dataDir;
    this.#now = now;
  }

  /** Call once, before the first export: tidies up after a server that was killed. */
  async recover(): Promise<void> {
    await failAbandonedJobs(this.#database, this.#now());
  }

  folderOf(exportId: string): string {
    return join(this.#dataDir, 'exports', exportId);
  }

  /** The job must have been recorded; its progress is seen there. */
  start(task: Omit<ExportTask, 'dataDir' | 'outDir'>): void {
    const whole = { ...task, dataDir: this.#dataDir, outDir: this.folderOf(task.exportId) };
    this.#queue = this.#queue.then(() => this.#run(whole));
  }

  async cancel(job: ExportJob): Promise<void> {
    this.#cancelled.add(job.exportId);
    const worker = this.#running.get(job.exportId);
    if (worker) worker.postMessage('cancel');
    else await this.#end(job.exportId, 'cancelled', 'Cancelled before it began.');
  }

  /** Stops what runs; the jobs are marked as abandoned at the next start. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map((worker) => worker.terminate()));
  }

  async #run(task: ExportTask): Promise<void> {
    if (this.#cancelled.has(task.exportId)) return;
    const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { workerData: task });
    this.#running.set(task.exportId, worker);
    const failure = await new Promise<Error | null>((resolve) => {
      worker.on('error', resolve);
      worker.on('exit', () => resolve(null));
    });
    this.#running.delete(task.exportId);
    if (failure) {
      await this.#end(task.exportId, 'failed', failure.message);
      await rm(`${task.outDir}.partial`, { recursive: true, force: true });
    }
  }

  async #end(exportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    await endExportJob(this.#database, exportId, { status, message, at: this.#now() });
  }
}
