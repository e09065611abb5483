import { type Clock, systemClock } from '../jobs/core/clock.ts';
import { TaskQueue } from '../jobs/core/task-queue.ts';
import { WorkerHost } from '../jobs/core/worker-host.ts';
import { type StartLine, threadOf } from '../jobs/core/worker-line.ts';
import type { Ranking, RankingTask } from './rank-undecided.ts';

/** Lists that may be made or wait: one of 100,000 pages takes several seconds. */
const LIMIT = { most: 10, refusal: 'Many lists of suggested pages are being made. Try again in a minute.' };
/** Milliseconds that a list may take. */
const PATIENCE = 10 * 60_000;
const PROGRAM = new URL('./suggestion-program.ts', import.meta.url);

/** Ranks pages in a thread of its own, one list after the other, so that it delays no search. Must be closed. */
export class Suggester {
  readonly #queue = new TaskQueue(LIMIT);
  readonly #thread: WorkerHost<RankingTask, Ranking>;

  /** `path` is the database's. */
  constructor(
    path: string,
    clock: Clock = systemClock,
    start: StartLine = threadOf(PROGRAM, { data: { path } }),
  ) {
    this.#thread = new WorkerHost(start, clock);
  }

  /** Throws `too-many-requests` if too many lists wait. */
  async rank(task: RankingTask): Promise<Ranking> {
    return this.#queue.run(() => this.#thread.call(task, { patience: PATIENCE }));
  }

  /** Whoever waits for a list gets an error. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}
