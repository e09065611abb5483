import type { Database } from '../../repositories/database/database.ts';
import {
  endTermReport,
  failAbandonedReports,
  listWaitingReports,
  putBackTermReport,
} from '../../repositories/reports/term-reports.ts';
import { type ThreadEnding, ThreadQueue } from '../core/thread-queue.ts';
import type { ReportTask } from './report-program.ts';

export interface ReportRunnerDeps {
  database: Database;
  dataDir: string;
  now: () => Date;
  onError: (error: unknown) => void;
  /** See ThreadQueueDeps. */
  settlePause?: number;
}

/** Runs search term reports beside the server, one at a time, each in a thread of its own. Must be closed. */
export class ReportRunner {
  readonly #deps: ReportRunnerDeps;
  readonly #threads: ThreadQueue<ReportTask>;

  constructor(deps: ReportRunnerDeps) {
    this.#deps = deps;
    this.#threads = new ThreadQueue({
      program: new URL('./report-program.ts', import.meta.url),
      settle: (task, ending) => this.#settle(task, ending),
      onError: deps.onError,
      settlePause: deps.settlePause,
    });
  }

  /** Call once, before the first report: fails the reports of a server that was killed, and starts those that wait. */
  async recover(): Promise<void> {
    const { database, now } = this.#deps;
    await failAbandonedReports(database, now());
    for (const waiting of await listWaitingReports(database)) this.start(waiting);
  }

  /** The report must have been entered; its progress is seen there. */
  start(task: Omit<ReportTask, 'dataDir'>): void {
    this.#threads.add(task.reportId, { ...task, dataDir: this.#deps.dataDir });
  }

  async cancel(reportId: string): Promise<void> {
    if (this.#threads.cancel(reportId)) return;
    await this.#end(reportId, 'cancelled', 'Cancelled before it began.');
  }

  /** Stops what runs, which begins again with the next server, as does what waits. */
  async close(): Promise<void> {
    await this.#threads.close();
  }

  /** A report that says how it ended stays as it is. */
  async #settle({ reportId }: ReportTask, { how, failure }: ThreadEnding): Promise<void> {
    const { database, onError } = this.#deps;
    if (how === 'stopped') return putBackTermReport(database, reportId);
    if (how === 'cancelled') return this.#end(reportId, 'cancelled', 'Cancelled.');
    await this.#end(reportId, 'failed', `${failure?.message ?? 'The report stopped.'} Run it again.`);
    if (failure) onError(failure);
  }

  async #end(reportId: string, status: 'failed' | 'cancelled', message: string): Promise<void> {
    const { database, now } = this.#deps;
    await endTermReport(database, reportId, { status, message, at: now() });
  }
}
