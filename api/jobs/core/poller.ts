import type { Clock } from './clock.ts';

export interface PollerDeps {
  /** Polls once. Returns the milliseconds until the next poll. */
  look: () => Promise<number>;
  /** Milliseconds until the next poll after one that failed. */
  pauseAfterError: number;
  clock: Clock;
  /** Receives the errors of polls. Polling continues all the same. */
  onError: (error: unknown) => void;
}

/** Polls repeatedly, never twice at the same time, until it is closed. */
export class Poller {
  readonly #deps: PollerDeps;
  #looking: Promise<void> | undefined;
  #awake = new AbortController();
  #isClosed = false;

  constructor(deps: PollerDeps) {
    this.#deps = deps;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Polls for the first time after the given milliseconds. */
  start(firstPause = 0): void {
    this.#looking ??= this.#lookUntilClosed(firstPause);
  }

  /** Polls now, or, if a poll is running, once more right after. */
  wake(): void {
    this.#awake.abort();
  }

  /** Waits for the running poll. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.wake();
    await this.#looking;
  }

  async #lookUntilClosed(firstPause: number): Promise<void> {
    for (let pause = firstPause; ; pause = await this.#look()) {
      await this.#deps.clock.sleep(pause, this.#awake.signal);
      if (this.#isClosed) return;
      if (this.#awake.signal.aborted) this.#awake = new AbortController();
    }
  }

  async #look(): Promise<number> {
    try {
      return await this.#deps.look();
    } catch (error) {
      // After closing, a poll may find its database closed.
      if (!this.#isClosed) this.#deps.onError(error);
      return this.#deps.pauseAfterError;
    }
  }
}
