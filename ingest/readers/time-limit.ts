/** A working process gets at least this share of a processor over time, however busy the machine. */
const LEAST_SHARE = 0.005;
/** Clock time may exceed the limit by this factor, on a machine that is busy with other work. */
const MOST_PASSED = 15;

/**
 * The time limit for a question. It counts processor time, so that no page is lost because the machine has
 * other work. An idle process has the same limit in clock time, and no process gets more than fifteen times
 * as much clock time.
 */
export class TimeLimit {
  readonly #seconds: number;
  #begun: Sample | undefined;
  #last: Sample | undefined;
  /** When the process was last seen working. */
  #worked: Sample | undefined;

  /** How often to sample, in seconds. */
  readonly pace: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
    this.pace = Math.min(1, Math.max(0.02, seconds / 20));
  }

  /** The process has made progress: its time starts again. */
  restart(): void {
    this.#begun = undefined;
    this.#worked = undefined;
  }

  /** Samples the clocks, and returns whether the time is up. */
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

  /** Clock seconds between samples: while a machine sleeps nothing can be done. */
  #addPassed(clock: number): number {
    if (!this.#last) return 0;
    return this.#last.passed + Math.min(clock - this.#last.clock, MOST_BETWEEN * this.pace);
  }
}

/** Intervals between two samples: a longer gap means that the machine slept or was suspended. */
const MOST_BETWEEN = 10;

/** All in seconds. */
interface Sample {
  processor: number;
  passed: number;
  clock: number;
}
