import type { Clock } from './clock.ts';

export interface PollerDeps {
  /** Looks once. Returns the milliseconds until the next look. */
  look: () => Promise<number>;
  /** Milliseconds until the next look after one that failed. */
  pauseAfterError: number;
  clock: Clock;
  /** What a look throws. The next one comes all the same. */
  onError: (error: unknown) => void;
}

/** Looks again and again, never twice at once, until it is closed. */
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

  /** Looks for the first time after so many milliseconds. */
  start(firstPause = 0): void {
    this.#looking ??= this.#lookUntilClosed(firstPause);
  }

  /** Looks now, or, while it looks, once more right after. */
  wake(): void {
    this.#awake.abort();
  }

  /** Waits for the look that is under way. */
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
      // What is closed while it looks may find its database closed.
      if (!this.#isClosed) this.#deps.onError(error);
      return this.#deps.pauseAfterError;
    }
  }
}
