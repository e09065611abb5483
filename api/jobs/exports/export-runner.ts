import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportJob } from '#contract/exhibits/exhibit.ts';
import { errorCode } from '../../error-code.ts';
import type { Database } from '../../repositories/database/database.ts';
import {
  endExportJob,
  failAbandonedJobs,
  findExportJob,
  listFinishedExportIds,
  listWaitingExports,
  putBackExportJob,
} from '../../repositories/exhibits/export-jobs.ts';
import { type ThreadEnding, ThreadQueue } from '../core/thread-queue.ts';
import type { ExportTask } from './export-program.ts';

export interface ExportRunnerDeps {
  database: Database;
  dataDir: string;
  now: () => Date;
  onError: (error: unknown) => void;
  /** See ThreadQueueDeps. */
  settlePause?: number;
}

/**
 * Runs exports beside the server, one at a time, each in a thread of its own: pages are drawn and
 * hashed there, and the server keeps answering. Must be closed.
 */
export class ExportRunner {
  readonly #deps: ExportRunnerDeps;
  readonly #folder: string;
  readonly #threads: ThreadQueue<ExportTask>;

  constructor(deps: ExportRunnerDeps) {
    this.#deps = deps;
    this.#folder = join(deps.dataDir, 'exports');
    this.#threads = new ThreadQueue({
      program: new URL('./export-program.ts', import.meta.url),
      prepare: removeLeftovers,
      settle: (task, ending) => this.#settle(task, ending),
      onError: deps.onError,
      settlePause: deps.settlePause,
    });
  }

  /**
   * Call once, before the first export: fails the jobs of a server that was killed, removes what they left,
   * and starts the jobs that wait.
   */
  async recover(): Promise<void> {
    const { database, now, onError } = this.#deps;
    await failAbandonedJobs(database, now());
    const finished = await listFinishedExportIds(database);
    for (const name of await listNames(this.#folder)) {
      // One folder that can't be removed must not keep the server from starting.
      if (!finished.has(name)) await remove(join(this.#folder, name)).catch(onError);
    }
    for (const waiting of await listWaitingExports(database)) this.start(waiting);
  }

  folderOf(exportId: string): string {
    return join(this.#folder, exportId);
  }

  /** The job must have been recorded; its progress is seen there. */
  start(task: Omit<ExportTask, 'dataDir' | 'outDir'>): void {
    const { dataDir } = this.#deps;
    this.#threads.add(task.exportId, { ...task, dataDir, outDir: this.folderOf(task.exportId) });
  }

  async cancel({ exportId }: ExportJob): Promise<void> {
    if (this.#threads.cancel(exportId)) return;
    await this.#end(exportId, 'cancelled', 'Cancelled before it began.');
  }

  /** Stops what runs, which begins again with the next server, as does what waits. */
  async close(): Promise<void> {
    await this.#threads.close();
  }

  /** An export that says how it ended has tidied up after itself; one that was cut off has not. */
  async #settle(task: ExportTask, { how, failure }: ThreadEnding): Promise<void> {
    const { exportId, matter } = task;
    const job = await findExportJob(this.#deps.database, matter.id, exportId);
    if (job?.status !== 'waiting' && job?.status !== 'running') return;
    // Also a package that was finished but could not be recorded: no audit event vouches for it.
    await removeLeftovers(task);
    if (how === 'stopped') await putBackExportJob(this.#deps.database, exportId);
    else if (how === 'cancelled') await this.#end(exportId, 'cancelled', 'Cancelled.');
    else await this.#end(exportId, 'failed', describeFailure(failure));
  }

  async #end(exportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    const { database, now } = this.#deps;
    await endExportJob(database, exportId, { status, message, at: now() });
  }
}

function describeFailure(failure: Error | null): string {
  const what = failure ? `The export stopped: ${failure.message}` : 'The export stopped without saying why.';
  return `${what} Nothing of it was kept. Start it again.`;
}

/** Anything left of an export that was cut off would keep it from beginning again. */
async function removeLeftovers({ outDir }: ExportTask): Promise<void> {
  for (const folder of [`${outDir}.partial`, outDir]) await remove(folder);
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
