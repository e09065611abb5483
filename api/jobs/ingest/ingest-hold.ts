import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import { describeFault } from '../../describe-fault.ts';
import type { DatabaseFault } from '../../repositories/database/sqlite-error.ts';

/** Faults that pass, or that a person removes: reading goes on by itself once they have. */
const PASSING: ReadonlySet<DatabaseFault> = new Set([
  'no-space',
  'disk-failed',
  'read-only',
  'not-permitted',
  'too-many-open',
  'no-memory',
  'busy',
  'cannot-open',
]);

/** Why reading waits, and what ends the wait; undefined for an error that waiting does not mend. */
export function describeHold(error: unknown, dataDir: string): string | undefined {
  const found = describeFault(error, dataDir, { withPaths: false });
  if (!found || !PASSING.has(found.fault)) return undefined;
  return `${found.what} What was read is kept. ${found.remedy}: reading then goes on by itself.`;
}

/** Milliseconds between two tries to go on; doubled from the first to the longest. */
const FIRST_PAUSE = 5000;
const LONGEST_PAUSE = 60_000;

/** Reading that waits for the machine. Kept in memory: a full disk takes no note of it. */
export class IngestHold {
  readonly #goOn: () => void;
  readonly #firstPause: number;
  #message: string | undefined;
  #pause: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(goOn: () => void, firstPause = FIRST_PAUSE) {
    this.#goOn = goOn;
    this.#firstPause = firstPause;
    this.#pause = firstPause;
  }

  get isHeld(): boolean {
    return this.#message !== undefined;
  }

  /** Goes on after a pause, which is longer each time. */
  begin(message: string): void {
    this.#message = message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#goOn, this.#pause).unref();
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  /** All is well again. */
  end(): void {
    clearTimeout(this.#timer);
    this.#message = undefined;
    this.#pause = this.#firstPause;
  }

  /** A reading as people should see it. */
  show(reading: IngestRequest): IngestRequest {
    if (this.#message === undefined) return reading;
    if (reading.status !== 'waiting' && reading.status !== 'reading') return reading;
    return { ...reading, status: 'waiting', message: this.#message };
  }
}
