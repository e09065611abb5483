import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { TaskQueue } from './task-queue.ts';

/** How a task left its thread. */
export interface ThreadEnding {
  /** `stopped`: the server is closing, and the task begins again with the next one. */
  how: 'ended' | 'cancelled' | 'stopped';
  /** What the thread threw; null where it exited by itself. */
  failure: Error | null;
}

export interface ThreadQueueDeps<Task> {
  /** The module that a thread runs; it gets the task as `workerData`, and the message `cancel`. */
  program: URL;
  /** Awaited before a thread starts. */
  prepare?: (task: Task) => Promise<void>;
  /**
   * Writes down how a task ended, unless the thread has done so. Called again after a pause when it fails,
   * so it must be safe to call twice.
   */
  settle: (task: Task, ending: ThreadEnding) => Promise<void>;
  onError: (error: unknown) => void;
  /** Milliseconds before a settlement that failed, on a locked database for example, is tried again. */
  settlePause?: number | undefined;
}

interface Running<Task> {
  id: string;
  task: Task;
  worker: Worker;
}

/** Milliseconds that a cancelled thread gets to end by itself. */
const PATIENCE = 5000;
/** Milliseconds that a thread gets to end when the server does; one stuck in native code never does. */
const TIME_TO_END = 2000;
const SETTLE_PAUSE = 5000;

/** Runs tasks beside the server, one at a time, each in a thread of its own. Must be closed. */
export class ThreadQueue<Task> {
  readonly #deps: ThreadQueueDeps<Task>;
  readonly #queue: TaskQueue;
  readonly #cancelled = new Set<string>();
  #running: Running<Task> | undefined;
  #isClosed = false;

  constructor(deps: ThreadQueueDeps<Task>) {
    this.#deps = deps;
    this.#queue = new TaskQueue();
  }

  add(id: string, task: Task): void {
    this.#queue.run(() => this.#run(id, task)).catch(this.#deps.onError);
  }

  /** Returns whether the task is running, and so ends a little later; one that is waiting never begins. */
  cancel(id: string): boolean {
    this.#cancelled.add(id);
    if (this.#running?.id !== id) return false;
    const { worker } = this.#running;
    worker.postMessage('cancel');
    // A page that never ends being drawn does not look at its messages.
    setTimeout(() => void worker.terminate(), PATIENCE).unref();
    return true;
  }

  /** Stops the running thread and waits until that is written down. Nothing that waits begins any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    void this.#running?.worker.terminate();
    await Promise.race([this.#queue.drain(), sleep(TIME_TO_END, undefined, { ref: false })]);
    if (this.#running) await this.#deps.settle(this.#running.task, { how: 'stopped', failure: null });
  }

  async #run(id: string, task: Task): Promise<void> {
    if (this.#isClosed) return;
    const failure = this.#cancelled.has(id) ? null : await this.#runThread(id, task);
    const isCancelled = this.#cancelled.delete(id);
    await this.#settle(task, {
      how: this.#isClosed ? 'stopped' : isCancelled ? 'cancelled' : 'ended',
      failure,
    });
  }

  async #runThread(id: string, task: Task): Promise<Error | null> {
    try {
      await this.#deps.prepare?.(task);
      const worker = new Worker(this.#deps.program, { workerData: task });
      this.#running = { id, task, worker };
      return await new Promise<Error | null>((resolve) => {
        worker.on('error', (error) => resolve(toError(error)));
        worker.on('exit', () => resolve(null));
      });
    } catch (error) {
      // No thread could be started, for want of memory for example.
      return toError(error);
    } finally {
      this.#running = undefined;
    }
  }

  async #settle(task: Task, ending: ThreadEnding): Promise<void> {
    const { settle, onError, settlePause = SETTLE_PAUSE } = this.#deps;
    try {
      await settle(task, ending);
    } catch (error) {
      onError(error);
      // What is not written down shows as running on every screen, so it is tried until it succeeds.
      if (this.#isClosed) return;
      setTimeout(() => this.#queue.run(() => this.#settle(task, ending)).catch(onError), settlePause).unref();
    }
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
