/** Milliseconds between two retries; doubled from the first to the longest. */
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 60_000;

/**
 * Records that the machine lacks something, so that jobs wait for it. In memory only, because nothing can be
 * written to a full disk.
 */
export class Outage {
  readonly #firstPause: number;
  #message: string | undefined;
  #pause: number;

  constructor(firstPause = FIRST_PAUSE) {
    this.#firstPause = firstPause;
    this.#pause = firstPause;
  }

  /** What the machine lacks and what to do about it; undefined if it lacks nothing. */
  get message(): string | undefined {
    return this.#message;
  }

  begin(message: string): void {
    this.#message = message;
  }

  /** Returns the milliseconds until the next retry, which increase each time. */
  takePause(): number {
    const pause = this.#pause;
    this.#pause = Math.min(2 * pause, LONGEST_PAUSE);
    return pause;
  }

  /** The outage is over. */
  end(): void {
    this.#message = undefined;
    this.#pause = this.#firstPause;
  }
}
