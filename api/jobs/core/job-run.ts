import type { Database } from '../../repositories/database/database.ts';
import { lockMatter } from '../../repositories/database/lock-matter.ts';
import {
  type ClaimedJob,
  failJob,
  findJobState,
  finishJob,
  releaseJob,
} from '../../repositories/jobs/jobs.ts';
import type { Clock } from './clock.ts';
import { type Job, JobFailure, type JobKind, Stop, type Verdict } from './job-kind.ts';
import { keepLease } from './keep-lease.ts';
import type { Outage } from './outage.ts';

export interface JobRunDeps {
  database: Database;
  clock: Clock;
  onError: (error: unknown) => void;
  /** A job of the matter got further, or ended. */
  onChange?: (matterId: string) => void;
}

/** Milliseconds until work that failed is tried again; doubled with each attempt. */
export const RETRY_PAUSE = 1000;
/** Milliseconds until what could not be written down is tried again. */
const SETTLE_PAUSE = 2000;

type Outcome<Result> = { result: Result } | { error: unknown };

/** One attempt at a job that was claimed: its work, and writing down what became of it. */
export class JobRun<Payload, Result> {
  readonly job: ClaimedJob;
  readonly #kind: JobKind<Payload, Result>;
  readonly #deps: JobRunDeps;
  readonly #outage: Outage;
  readonly #stop = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #isWorking = false;

  /** `outage` is that of the queue. */
  constructor(kind: JobKind<Payload, Result>, deps: JobRunDeps, outage: Outage, job: ClaimedJob) {
    this.#kind = kind;
    this.#deps = deps;
    this.#outage = outage;
    this.job = job;
  }

  /** False while what became of the work is written down. */
  get isWorking(): boolean {
    return this.#isWorking;
  }

  /** Resolves when it has ended. */
  async stop(why: Stop['why']): Promise<void> {
    this.#stop.abort(new Stop(why));
    await this.#ended.promise;
  }

  /** To be called once. Returns the milliseconds until the next job. */
  async run(): Promise<number> {
    try {
      return await this.#settle(await this.#work());
    } finally {
      this.#deps.onChange?.(this.job.matterId);
      this.#ended.resolve();
    }
  }

  async #work(): Promise<Outcome<Result>> {
    const { job } = this;
    const kind = this.#kind;
    if (job.attempts > kind.mostAttempts) return { error: new JobFailure(kind.cutOff) };
    const onChange = () => this.#deps.onChange?.(job.matterId);
    const onLost = () => this.#stop.abort(new Stop('lost'));
    const lease = keepLease({ ...this.#deps, onNoted: onChange, onLost }, job, kind.keepsProgress ?? false);
    this.#isWorking = true;
    try {
      await kind.cleanUp?.(job);
      onChange();
      const work = { signal: this.#stop.signal, onProgress: lease.noteProgress };
      return { result: await kind.run(this.#parse(), work) };
    } catch (error) {
      return { error };
    } finally {
      this.#isWorking = false;
      lease.end();
    }
  }

  #parse(): Job<Payload> {
    const { data, error } = this.#kind.payload.safeParse(this.job.payload);
    if (error)
      throw new JobFailure('What was asked for can’t be read any more. Ask again.', { cause: error });
    return { ...this.job, payload: data as Payload };
  }

  /** Writes down what became of the work, again and again until that succeeds or the queue is closed. */
  async #settle(ended: Outcome<Result>): Promise<number> {
    const { clock, onError } = this.#deps;
    let outcome = ended;
    let isReported = false;
    while (true) {
      try {
        if ('result' in outcome) return await this.#finish(outcome.result);
        const verdict = this.#judge(outcome.error);
        if (!isReported && this.#why === undefined && verdict.next !== 'fail') onError(outcome.error);
        isReported = true;
        return await this.#end(verdict);
      } catch (error) {
        if (this.#why === 'closing') return 0;
        if (!isReported || 'result' in outcome) onError(error);
        isReported = true;
        // A result that can't be kept is none. Any other end is written down as soon as that is possible: until
        // then the job shows as running on every screen.
        if ('result' in outcome && this.#judge(error).next !== 'wait') outcome = { error };
        else await clock.sleep(SETTLE_PAUSE, this.#stop.signal);
      }
    }
  }

  get #why(): Stop['why'] | undefined {
    const { reason } = this.#stop.signal;
    return reason instanceof Stop ? reason.why : undefined;
  }

  async #finish(result: Result): Promise<number> {
    const { database, clock } = this.#deps;
    const { record, toStored } = this.#kind;
    const at = clock.now();
    const isOurs = await database.transaction().execute(async (tx) => {
      await lockMatter(tx, this.job.matterId);
      if (!(await finishJob(tx, this.job, toStored?.(result), at))) return false;
      await record?.(tx, this.#parse(), result, at);
      return true;
    });
    if (!isOurs) await this.#cleanUpIfCancelled();
    this.#outage.end();
    return 0;
  }

  async #end(verdict: Verdict): Promise<number> {
    const why = this.#why;
    if (why === 'cancelled' || why === 'lost') {
      await this.#cleanUpIfCancelled();
      return 0;
    }
    await this.#cleanUp();
    if (why === 'closing') {
      await this.#putBack();
      return 0;
    }
    if (verdict.next === 'wait') {
      this.#outage.begin(verdict.message);
      await this.#putBack();
      return this.#outage.takePause();
    }
    const { database, clock } = this.#deps;
    const { attempts } = this.job;
    if (verdict.next === 'retry' && attempts < this.#kind.mostAttempts) {
      const notBefore = new Date(clock.now().getTime() + RETRY_PAUSE * 2 ** (attempts - 1));
      await releaseJob(database, this.job, { notBefore, countsAttempt: true });
    } else await failJob(database, this.job, verdict.message, clock.now());
    return 0;
  }

  /** It was not the job's fault. */
  async #putBack(): Promise<void> {
    await releaseJob(this.#deps.database, this.job, { notBefore: null, countsAttempt: false });
  }

  #judge(error: unknown): Verdict {
    if (error instanceof JobFailure) return { next: 'fail', message: error.message };
    return this.#kind.judge(error);
  }

  /** Where another process has taken the job over, what lies there is that one's. */
  async #cleanUpIfCancelled(): Promise<void> {
    const found = await findJobState(this.#deps.database, this.job.id);
    if (found?.state === 'cancelled') await this.#cleanUp();
  }

  /** What can't be removed is reported, and keeps no other job from running. */
  async #cleanUp(): Promise<void> {
    await this.#kind.cleanUp?.(this.job).catch(this.#deps.onError);
  }
}
