import { type ClaimedJob, cancelJob, claimJob, findJobState } from '../../repositories/jobs/jobs.ts';
import type { JobKind } from './job-kind.ts';
import { JobRun, type JobRunDeps, RETRY_PAUSE } from './job-run.ts';
import { LEASE } from './keep-lease.ts';
import { Outage } from './outage.ts';
import { Poller } from './poller.ts';

export interface JobQueueDeps extends JobRunDeps {
  /** The name of this process; see `nameServer`. */
  owner: string;
  /** Milliseconds until the first retry of work that the machine delays; 5 s by default. */
  firstPause?: number | undefined;
}

/** The methods of a queue that routes call. */
export type JobControl = Pick<JobQueue<unknown, unknown>, 'wake' | 'cancel'>;

/** Milliseconds between polls for jobs that other processes added or abandoned. */
const PACE = 2000;

/**
 * Runs the jobs of one kind, one after the other. Their state is in the database: however this process ends,
 * the next one continues its jobs. A job that fails, a database that cannot be written to, and work that
 * crashes or hangs never stop the queue. Must be closed.
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

  /** What the machine lacks, if jobs wait for it. */
  get outageMessage(): string | undefined {
    return this.#running?.isWorking ? undefined : this.#outage.message;
  }

  /** Runs the waiting jobs, and from now on those that are added. */
  start(): void {
    this.#poller.start();
  }

  /** Must be called after a job was added, so that it runs soon. */
  wake(): void {
    this.#poller.wake();
  }

  /** Cancels a job that waits or runs, and resolves when it no longer runs here. */
  async cancel(id: string, message: string | null = null): Promise<void> {
    const { database, clock } = this.#deps;
    await cancelJob(database, id, { message, at: clock.now() });
    if (this.#running?.job.id === id) await this.#running.stop('cancelled');
  }

  /**
   * Runs one job to its end, including retries, for a command that waits for it; or waits for the process
   * that runs it. Must not be called on a queue that was started.
   */
  async runToEnd(id: string): Promise<void> {
    const { database, clock } = this.#deps;
    const isOpen = async () => /^(?:waiting|running)$/.test((await findJobState(database, id))?.state ?? '');
    while (await isOpen()) {
      const job = await this.#claim(id);
      await clock.sleep(job ? await this.#run(job) : RETRY_PAUSE);
    }
  }

  /** Stops the running job: the next process starts it again, like those that wait. */
  async close(): Promise<void> {
    const closed = this.#poller.close();
    await this.#running?.stop('closing');
    await closed;
  }

  /** Returns the milliseconds until the next poll. */
  async #runNext(): Promise<number> {
    try {
      const job = await this.#claim();
      if (job) return await this.#run(job);
      this.#outage.end();
      return PACE;
    } catch (error) {
      // Whatever prevents a job from being claimed, such as a full disk, delays all waiting jobs.
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
    // The job was claimed while the queue was being closed.
    if (this.#poller.isClosed) void run.stop('closing');
    try {
      return await run.run();
    } finally {
      this.#running = undefined;
    }
  }
}
