import { unpackError } from './carry-error.ts';
import { type Clock, systemClock } from './clock.ts';
import { type SilenceWatch, watchSilence } from './watch-silence.ts';
import type { StartLine, WorkerLine } from './worker-line.ts';
import type { FromWorker } from './worker-messages.ts';

export interface CallOptions<Progress> {
  /** When it is aborted the worker is asked to end the call, and is killed if it has not within `grace`. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds that the worker gets to end a canceled call; 2 s by default. */
  grace?: number | undefined;
  /** Milliseconds without result or progress after which the worker counts as hung, and is killed. */
  patience?: number | undefined;
}

/** The worker ended before it answered: it was killed, ran out of memory, or crashed. */
export class WorkerDied extends Error {}

/** The worker showed no sign of life for longer than allowed. */
export class WorkerHung extends Error {}

/** Milliseconds. A worker stuck in native code never ends by itself. */
const GRACE = 2000;

interface OpenCall {
  resolve: (result: never) => void;
  reject: (error: Error) => void;
  onProgress: ((progress: never) => void) | undefined;
  silence: SilenceWatch | undefined;
}

/**
 * Calls a program that runs beside this one, in a thread or a process. It starts with the first call, and
 * again with the next one after it has died. Whatever happens to it, every call is answered or rejected. Must
 * be closed.
 */
export class WorkerHost<Input, Result, Progress = never> {
  readonly #start: StartLine;
  readonly #clock: Clock;
  readonly #calls = new Map<number, OpenCall>();
  #line: WorkerLine | undefined;
  #lastId = 0;

  constructor(start: StartLine, clock: Clock = systemClock) {
    this.#start = start;
    this.#clock = clock;
  }

  /** Process id of a worker process while it runs. */
  get pid(): number | undefined {
    return this.#line?.pid;
  }

  /** Throws what the program threw, `WorkerDied`, `WorkerHung`, or the signal's reason. */
  async call(
    input: Input,
    { signal, onProgress, patience, grace = GRACE }: CallOptions<Progress> = {},
  ): Promise<Result> {
    signal?.throwIfAborted();
    this.#line ??= this.#open();
    const line = this.#line;
    this.#lastId += 1;
    const id = this.#lastId;
    const cancel = () => void this.#cancel(id, line, grace);
    try {
      return await new Promise<Result>((resolve, reject) => {
        const hung = () =>
          this.#fail(line, new WorkerHung('The work showed no sign of life, and was ended.'));
        const silence = patience === undefined ? undefined : watchSilence(this.#clock, patience, hung);
        this.#calls.set(id, { resolve, reject, onProgress, silence });
        // The worker keeps this process alive only while somebody waits for an answer.
        line.keepAlive(true);
        line.send({ id, input });
        signal?.addEventListener('abort', cancel, { once: true });
      });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the program. Open calls are rejected. */
  async close(): Promise<void> {
    const line = this.#line;
    if (line) await this.#fail(line, new WorkerDied('The work was ended.'));
  }

  #open(): WorkerLine {
    const line: WorkerLine = this.#start({
      onMessage: (message) => this.#hear(message as FromWorker),
      onEnd: (error) => void this.#fail(line, error ?? new WorkerDied('The work ended without saying why.')),
    });
    return line;
  }

  #hear(message: FromWorker): void {
    const call = this.#calls.get(message.id);
    if (!call) return;
    if ('progress' in message) {
      call.silence?.noteLife();
      call.onProgress?.(message.progress as never);
      return;
    }
    this.#calls.delete(message.id);
    call.silence?.stop();
    if (this.#calls.size === 0) this.#line?.keepAlive(false);
    if ('result' in message) call.resolve(message.result as never);
    else call.reject(unpackError(message.failure));
  }

  async #cancel(id: number, line: WorkerLine, grace: number): Promise<void> {
    line.send({ id, cancel: true });
    await this.#clock.sleep(grace);
    if (this.#calls.has(id)) await this.#fail(line, new WorkerDied('The work was cancelled.'));
  }

  /** The worker is unusable: it is ended, and then its callers get the error. */
  async #fail(line: WorkerLine, error: Error): Promise<void> {
    // A failed worker exits later, when the next one may already be working.
    if (this.#line !== line) return;
    this.#line = undefined;
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const { silence } of calls) silence?.stop();
    await line.kill();
    for (const { reject } of calls) reject(error);
  }
}

/** Calls a program once, and ends it. */
export async function callOnce<Input, Result, Progress = never>(
  start: StartLine,
  input: Input,
  { clock, ...options }: CallOptions<Progress> & { clock?: Clock | undefined } = {},
): Promise<Result> {
  const host = new WorkerHost<Input, Result, Progress>(start, clock);
  try {
    return await host.call(input, options);
  } finally {
    await host.close();
  }
}
