import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ExportJob } from '#contract/exhibit.ts';
import type { Database } from '../repositories/database.ts';
import {
  endExportJob,
  failAbandonedJobs,
  findExportJob,
  listWaitingExports,
  putBackExportJob,
} from '../repositories/export-jobs.ts';
import type { ExportTask } from './export-worker.ts';

/** Milliseconds that a cancelled export gets to end by itself. */
const PATIENCE = 5000;
/** Milliseconds that threads get to end when the server does. */
const TIME_TO_END = 2000;

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
  #closed = false;

  constructor(database: Database, dataDir: string, now: () => Date) {
    this.#database = database;
    this.#dataDir = dataDir;
    this.#now = now;
  }

  /** Call once, before the first export: tidies up after a server that was killed, and goes on with what waits. */
  async recover(): Promise<void> {
    await failAbandonedJobs(this.#database, this.#now());
    for (const waiting of await listWaitingExports(this.#database)) this.start(waiting);
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
    if (!worker) {
      await this.#end(job.exportId, 'cancelled', 'Cancelled before it began.');
      return;
    }
    worker.postMessage('cancel');
    // A page that never ends being drawn does not look at its messages.
    setTimeout(() => void worker.terminate(), PATIENCE).unref();
  }

  /** Stops what runs, which begins again with the next server, as does what waits. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const worker of this.#running.values()) void worker.terminate();
    // A thread that is stuck in native code does not end before its program does.
    await Promise.race([this.#queue, sleep(TIME_TO_END, undefined, { ref: false })]);
    for (const exportId of this.#running.keys()) await putBackExportJob(this.#database, exportId);
  }

  async #run(task: ExportTask): Promise<void> {
    if (this.#closed || this.#cancelled.has(task.exportId)) return;
    // What an export left that was broken off would keep this one from beginning.
    await rm(`${task.outDir}.partial`, { recursive: true, force: true });
    const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { workerData: task });
    this.#running.set(task.exportId, worker);
    const failure = await new Promise<Error | null>((resolve) => {
      worker.on('error', resolve);
      worker.on('exit', () => resolve(null));
    });
    this.#running.delete(task.exportId);
    await this.#tidyUp(task, failure);
  }

  /** An export that says how it ended has tidied up after itself; one that was cut off has not. */
  async #tidyUp({ exportId, matter, outDir }: ExportTask, failure: Error | null): Promise<void> {
    const job = await findExportJob(this.#database, matter.id, exportId);
    if (job?.status !== 'waiting' && job?.status !== 'running') return;
    if (this.#closed) await putBackExportJob(this.#database, exportId);
    else if (this.#cancelled.has(exportId)) await this.#end(exportId, 'cancelled', 'Cancelled.');
    else await this.#end(exportId, 'failed', failure?.message ?? 'The export stopped without saying why.');
    await rm(`${outDir}.partial`, { recursive: true, force: true });
  }

  async #end(exportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    await endExportJob(this.#database, exportId, { status, message, at: this.#now() });
  }
}
