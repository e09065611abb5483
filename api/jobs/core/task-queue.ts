/**
 * Runs tasks one after the other. A task that fails is reported and the next one runs: no failure can stop
 * the queue or reach the process as an unhandled rejection.
 */
export class TaskQueue {
  readonly #onError: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(task: () => Promise<void>): void {
    const run = this.#last.then(task);
    // The next task waits for this one, however it ends.
    this.#last = run.catch(() => undefined);
    run.catch(this.#onError);
  }

  /** Resolves when every task added so far has ended. Never rejects. */
  async drain(): Promise<void> {
    await this.#last;
  }
}
