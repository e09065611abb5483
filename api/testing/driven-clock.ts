import type { Clock } from '../jobs/core/clock.ts';

interface Sleeper {
  at: number;
  wake: () => void;
}

/** A clock that a test controls: time passes only when the test says so. */
export class DrivenClock implements Clock {
  #time = Date.parse('2026-01-02T03:04:05Z');
  readonly #sleepers = new Set<Sleeper>();

  now = (): Date => new Date(this.#time);

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (milliseconds <= 0 || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at: this.#time + milliseconds, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });
  };

  /** Advances the clock by this many milliseconds, and wakes everyone who sleeps until then. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
    for (const { at, wake } of [...this.#sleepers]) if (at <= this.#time) wake();
  }
}
