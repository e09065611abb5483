import { type ClaimedJob, cancelJob, claimJob, findJobState } from '../../repositories/jobs/jobs.ts';
import type { JobKind } from './job-kind.ts';
import { JobRun, type JobRunDeps, RETRY_PAUSE } from './job-run.ts';
import { LEASE } from './keep-lease.ts';
import { Outage } from './outage.ts';
import { Poller } from './poller.ts';

export interface JobQueueDeps extends JobRunDeps {
  /** Names this process; see `nameServer`. */
  owner: string;
  /** Milliseconds until work that the machine holds up is tried again first; 5 s unless given. */
  firstPause?: number | undefined;
}

/** What a route does with a queue. */
export type JobControl = Pick<JobQueue<unknown, unknown>, 'wake' | 'cancel'>;

/** Milliseconds between looks for jobs that other processes entered, or left behind. */
const PACE = 2000;

/**
 * Runs the jobs of one kind, one after the other. How each stands is in the database: whatever ends this process, its
 * jobs go on with the next. A job that fails, a database that can't be written to, and work that dies or hangs never
 * stop the queue. Must be closed.
 */
export class JobQueue<Payload, Result> {
  readonly #kind: JobKind<Payload, Result>;
  readonly #deps: JobQueueDeps;
  readonly #poller: Poller;
  readonly #outage: Outage;
  #running: JobRun<Payload, Result> | undefined;

  constructor(kind: JobKind<Payload, Result>, deps: JobQueueDeps) {
    this.#kind = kind;
    this.#deps = deps;
    this.#outage = new Outage(deps.firstPause);
    const { clock, onError } = deps;
    this.#poller = new Poller({ look: () => this.#runNext(), clock, onError, pauseAfterError: PACE });
  }

  /** What the machine lacks, where jobs wait for it. */
  get outageMessage(): string | undefined {
    return this.#running?.isWorking ? undefined : this.#outage.message;
  }

  /** Runs what waits, and from now on what is entered. */
  start(): void {
    this.#poller.start();
  }

  /** To be called when a job was entered, which is then run soon. */
  wake(): void {
    this.#poller.wake();
  }

  /** Ends a job that waits or runs, and resolves when nothing of it runs here any more. */
  async cancel(id: string, message: string | null = null): Promise<void> {
    const { database, clock } = this.#deps;
    await cancelJob(database, id, { message, at: clock.now() });
    if (this.#running?.job.id === id) await this.#running.stop('cancelled');
  }

  /**
   * Runs one job to its end, also its further attempts, for a command that waits for it; or waits for the process
   * that runs it. Not to be called on a queue that was started.
   */
  async runToEnd(id: string): Promise<void> {
    const { database, clock } = this.#deps;
    const isOpen = async () => /^(?:waiting|running)$/.test((await findJobState(database, id))?.state ?? '');
    while (await isOpen()) {
      const job = await this.#claim(id);
      await clock.sleep(job ? await this.#run(job) : RETRY_PAUSE);
    }
  }

  /** Stops what runs: it begins again with the next process, as does what waits. */
  async close(): Promise<void> {
    const closed = this.#poller.close();
    await this.#running?.stop('closing');
    await closed;
  }

  /** Returns the milliseconds until the next look. */
  async #runNext(): Promise<number> {
    try {
      const job = await this.#claim();
      if (job) return await this.#run(job);
      this.#outage.end();
      return PACE;
    } catch (error) {
      // What keeps a job from being claimed, such as a full disk, holds up all that wait.
      const { next, message } = this.#kind.judge(error);
      if (next !== 'wait') throw error;
      if (!this.#poller.isClosed) this.#deps.onError(error);
      this.#outage.begin(message);
      return this.#outage.takePause();
    }
  }

  async #claim(id?: string): Promise<ClaimedJob | undefined> {
    const { database, clock, owner } = this.#deps;
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE);
    return claimJob(database, this.#kind.name, { owner, now, leaseUntil, id });
  }

  async #run(job: ClaimedJob): Promise<number> {
    const run = new JobRun(this.#kind, this.#deps, this.#outage, job);
    this.#running = run;
    // It was claimed while the queue was closed.
    if (this.#poller.isClosed) void run.stop('closing');
    try {
      return await run.run();
    } finally {
      this.#running = undefined;
    }
  }
}
