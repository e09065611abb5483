/** Of the time that passes a process at work gets at least this share of a processor, however busy the machine. */
const LEAST_SHARE = 0.005;
/** Times the limit: so long may pass in all, on a machine that is busy with other things. */
const MOST_PASSED = 15;

/**
 * The limit on the time that a question may take. It counts the processor's time, so that no page is lost
 * because the machine has other work. A process that waits and does nothing has as many seconds by the
 * clock, and none has more than fifteen times as many.
 */
export class TimeLimit {
  readonly #seconds: number;
  #begun: Reading | undefined;
  #last: Reading | undefined;
  /** When the process was last seen to have worked. */
  #worked: Reading | undefined;

  /** How often to look, in seconds. */
  readonly pace: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
    this.pace = Math.min(1, Math.max(0.02, seconds / 20));
  }

  /** The process has come on: its time begins anew. */
  restart(): void {
    this.#begun = undefined;
    this.#worked = undefined;
  }

  /** Takes a look at the clocks, and tells whether the time is up. */
  isUp(processor: number, clock: number): boolean {
    const now = { processor, passed: this.#addPassed(clock) };
    this.#last = { ...now, clock };
    this.#begun ??= this.#last;
    this.#worked ??= this.#last;
    const worked = processor - this.#worked.processor;
    if (worked > LEAST_SHARE * this.#seconds) this.#worked = this.#last;
    return (
      processor - this.#begun.processor > this.#seconds ||
      now.passed - this.#worked.passed > this.#seconds ||
      now.passed - this.#begun.passed > MOST_PASSED * this.#seconds
    );
  }

  /** Seconds that have passed while looks were taken: while a machine sleeps nothing can be done. */
  #addPassed(clock: number): number {
    if (!this.#last) return 0;
    return this.#last.passed + Math.min(clock - this.#last.clock, MOST_BETWEEN * this.pace);
  }
}

/** Paces between two looks: more is a machine that slept, or that has stood still. */
const MOST_BETWEEN = 10;

/** All in seconds. */
interface Reading {
  processor: number;
  passed: number;
  clock: number;
}
