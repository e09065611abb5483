import type { Database } from '../../repositories/database/database.ts';
import {
  type ClaimedJob,
  cancelJob,
  claimJob,
  failJob,
  findJobState,
  finishJob,
  releaseJob,
} from '../../repositories/jobs/jobs.ts';
import type { Clock } from './clock.ts';
import { Hold } from './hold.ts';
import { type Job, JobFailure, type JobKind, Stop, type Verdict } from './job-kind.ts';
import { keepLease, LEASE } from './keep-lease.ts';
import { Poller } from './poller.ts';

export interface JobQueueDeps {
  database: Database;
  clock: Clock;
  /** Names this process; see `nameServer`. */
  owner: string;
  onError: (error: unknown) => void;
  /** A job of the matter got further, or ended. */
  onChange?: (matterId: string) => void;
  /** Milliseconds until work that the machine holds up is tried again first; 5 s unless given. */
  firstPause?: number | undefined;
}

/** What a route does with a queue. */
export type JobControl = Pick<JobQueue<unknown, unknown>, 'wake' | 'cancel'>;

/** Milliseconds between looks for jobs that other processes entered, or left behind. */
const PACE = 2000;
/** Milliseconds until work that failed is tried again; doubled with each attempt. */
const RETRY_PAUSE = 1000;

interface Running {
  job: ClaimedJob;
  stop: AbortController;
  ended: Promise<void>;
}

type Outcome<Result> = { result: Result } | { error: unknown };

/**
 * Runs the jobs of one kind, one after the other. How each stands is in the database: whatever ends this process, its
 * jobs go on with the next. A job that fails, a database that can't be written to, and work that dies or hangs never
 * stop the queue. Must be closed.
 */
export class JobQueue<Payload, Result> {
  readonly #kind: JobKind<Payload, Result>;
  readonly #deps: JobQueueDeps;
  readonly #poller: Poller;
  readonly #hold: Hold;
  #running: Running | undefined;
  /** False while what became of a job is written down. */
  #isWorking = false;

  constructor(kind: JobKind<Payload, Result>, deps: JobQueueDeps) {
    this.#kind = kind;
    this.#deps = deps;
    this.#hold = new Hold(deps.firstPause);
    const { clock, onError } = deps;
    this.#poller = new Poller({ look: () => this.#runNext(), clock, onError, pauseAfterError: PACE });
  }

  /** What the machine lacks, where jobs wait for it. */
  get holdMessage(): string | undefined {
    return this.#isWorking ? undefined : this.#hold.message;
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
    if (this.#running?.job.id !== id) return;
    this.#running.stop.abort(new Stop('cancelled'));
    await this.#running.ended;
  }

  /**
   * Runs one job to its end, also its further attempts, for a command that waits for it; or waits for the process
   * that runs it. Not to be called on a queue that was started.
   */
  async runToEnd(id: string): Promise<void> {
    while (await this.#isOpen(id)) {
      const job = await this.#claim(id);
      const pause = job ? await this.#run(job) : RETRY_PAUSE;
      await this.#deps.clock.sleep(pause);
    }
  }

  /** Stops what runs: it begins again with the next process, as does what waits. */
  async close(): Promise<void> {
    const closed = this.#poller.close();
    this.#running?.stop.abort(new Stop('closing'));
    await closed;
  }

  /** Returns the milliseconds until the next look. */
  async #runNext(): Promise<number> {
    try {
      const job = await this.#claim();
      if (job) return await this.#run(job);
      this.#hold.end();
      return PACE;
    } catch (error) {
      const { next, message } = this.#kind.judge(error);
      if (next !== 'wait') throw error;
      if (!this.#poller.isClosed) this.#deps.onError(error);
      this.#hold.begin(message);
      return this.#hold.takePause();
    }
  }

  async #claim(id?: string): Promise<ClaimedJob | undefined> {
    const { database, clock, owner } = this.#deps;
    const now = clock.now();
    return claimJob(database, this.#kind.name, {
      owner,
      now,
      leaseUntil: new Date(now.getTime() + LEASE),
      id,
    });
  }

  async #isOpen(id: string): Promise<boolean> {
    const found = await findJobState(this.#deps.database, id);
    return found?.state === 'waiting' || found?.state === 'running';
  }

  /** Runs a job once, and writes down what became of it. Returns the milliseconds until the next. */
  async #run(job: ClaimedJob): Promise<number> {
    const ended = Promise.withResolvers<void>();
    const stop = new AbortController();
    this.#running = { job, stop, ended: ended.promise };
    try {
      if (this.#poller.isClosed) stop.abort(new Stop('closing'));
      const outcome = await this.#attempt(job, stop);
      return await this.#settle(job, outcome, stop.signal);
    } finally {
      this.#running = undefined;
      this.#deps.onChange?.(job.matterId);
      ended.resolve();
    }
  }

  async #attempt(job: ClaimedJob, stop: AbortController): Promise<Outcome<Result>> {
    const kind = this.#kind;
    if (job.attempts > kind.mostAttempts) return { error: new JobFailure(kind.cutOff) };
    const onChange = () => this.#deps.onChange?.(job.matterId);
    const lease = keepLease(
      { ...this.#deps, onNoted: onChange, onLost: () => stop.abort(new Stop('lost')) },
      job,
      kind.keepsProgress ?? false,
    );
    this.#isWorking = true;
    try {
      await kind.cleanUp?.(job);
      onChange();
      const work = { signal: stop.signal, onProgress: lease.noteProgress };
      return { result: await kind.run(this.#parse(job), work) };
    } catch (error) {
      return { error };
    } finally {
      this.#isWorking = false;
      lease.end();
    }
  }

  #parse(job: ClaimedJob): Job<Payload> {
    const { data, error } = this.#kind.payload.safeParse(job.payload);
    if (error)
      throw new JobFailure('What was asked for can’t be read any more. Ask again.', { cause: error });
    return { ...job, payload: data as Payload };
  }

  /** Writes down what became of a job, again and again until that succeeds or the queue is closed. */
  async #settle(job: ClaimedJob, ended: Outcome<Result>, signal: AbortSignal): Promise<number> {
    const { clock, onError } = this.#deps;
    let outcome = ended;
    let isReported = false;
    while (true) {
      try {
        return await this.#writeDown(job, outcome, signal);
      } catch (error) {
        if (this.#poller.isClosed) return 0;
        if (!isReported) onError(error);
        isReported = true;
        // A result that can't be kept is none. Any other end is written down as soon as that is possible: until
        // then the job shows as running on every screen.
        if ('result' in outcome && this.#judge(error).next !== 'wait') outcome = { error };
        else await clock.sleep(PACE);
      }
    }
  }

  /** Returns the milliseconds until the next job. */
  async #writeDown(job: ClaimedJob, outcome: Outcome<Result>, signal: AbortSignal): Promise<number> {
    if ('result' in outcome) return this.#finish(job, outcome.result);
    const { database, onError } = this.#deps;
    const why = signal.reason instanceof Stop ? signal.reason.why : undefined;
    if (why === 'closing') {
      await this.#cleanUp(job);
      await releaseJob(database, job, { notBefore: null, countsAttempt: false });
      return 0;
    }
    if (why === 'cancelled' || why === 'lost') {
      // Where another process has taken the job over, what lies there is that one's.
      const found = await findJobState(database, job.id);
      if (found?.state === 'cancelled') await this.#cleanUp(job);
      return 0;
    }
    const verdict = this.#judge(outcome.error);
    if (verdict.next !== 'fail') onError(outcome.error);
    return this.#writeVerdict(job, verdict);
  }

  async #writeVerdict(job: ClaimedJob, { next, message }: Verdict): Promise<number> {
    const { database, clock } = this.#deps;
    await this.#cleanUp(job);
    const now = clock.now().getTime();
    if (next === 'wait') {
      this.#hold.begin(message);
      await releaseJob(database, job, { notBefore: null, countsAttempt: false });
      return this.#hold.takePause();
    }
    if (next === 'retry' && job.attempts < this.#kind.mostAttempts) {
      const notBefore = new Date(now + RETRY_PAUSE * 2 ** (job.attempts - 1));
      await releaseJob(database, job, { notBefore, countsAttempt: true });
      return 0;
    }
    await failJob(database, job, message, clock.now());
    return 0;
  }

  async #finish(job: ClaimedJob, result: Result): Promise<number> {
    const { database, clock } = this.#deps;
    const { record, toStored } = this.#kind;
    const at = clock.now();
    const isOurs = await database.transaction().execute(async (tx) => {
      if (!(await finishJob(tx, job, toStored?.(result), at))) return false;
      await record?.(tx, this.#parse(job), result, at);
      return true;
    });
    // It was cancelled as it ended.
    if (!isOurs) await this.#cleanUp(job);
    this.#hold.end();
    return 0;
  }

  #judge(error: unknown): Verdict {
    if (error instanceof JobFailure) return { next: 'fail', message: error.message };
    return this.#kind.judge(error);
  }

  /** What can't be removed is reported, and keeps no other job from running. */
  async #cleanUp(job: ClaimedJob): Promise<void> {
    await this.#kind.cleanUp?.(job).catch(this.#deps.onError);
  }
}
