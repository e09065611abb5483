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
  /** Called when a job of the matter made progress, or ended. */
  onChange?: (matterId: string) => void;
}

/** Milliseconds until failed work is tried again; doubled with each attempt. */
export const RETRY_PAUSE = 1000;
/** Milliseconds until a failed write of the outcome is tried again. */
const SETTLE_PAUSE = 2000;

type Outcome<Result> = { result: Result } | { error: unknown };

/** One attempt at a claimed job: doing its work, and recording the outcome. */
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

  /** False while the outcome is being recorded. */
  get isWorking(): boolean {
    return this.#isWorking;
  }

  /** Resolves when the attempt has ended. */
  async stop(why: Stop['why']): Promise<void> {
    this.#stop.abort(new Stop(why));
    await this.#ended.promise;
  }

  /** Must be called once. Returns the milliseconds until the next job. */
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

  /** Records the outcome, retrying until that succeeds or the queue is closed. */
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
        // A result that cannot be stored counts as an error. Any other outcome is recorded as soon as
        // possible: until then every screen shows the job as running.
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

  /** The interruption was not the job's fault. */
  async #putBack(): Promise<void> {
    await releaseJob(this.#deps.database, this.job, { notBefore: null, countsAttempt: false });
  }

  #judge(error: unknown): Verdict {
    if (error instanceof JobFailure) return { next: 'fail', message: error.message };
    return this.#kind.judge(error);
  }

  /** If another process has taken the job over, its files belong to that process. */
  async #cleanUpIfCancelled(): Promise<void> {
    const found = await findJobState(this.#deps.database, this.job.id);
    if (found?.state === 'cancelled') await this.#cleanUp();
  }

  /** Files that cannot be removed are reported, and do not block other jobs. */
  async #cleanUp(): Promise<void> {
    await this.#kind.cleanUp?.(this.job).catch(this.#deps.onError);
  }
}
