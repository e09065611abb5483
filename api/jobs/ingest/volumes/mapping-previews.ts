import type { MappingReport } from '#contract/intake/load-file.ts';
import { MOST_FAULTS } from '../../../repositories/intake/load-files.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { TaskQueue } from '../../core/task-queue.ts';
import { callOnce } from '../../core/worker-host.ts';
import { type StartLine, threadOf } from '../../core/worker-line.ts';
import type { MappingTask } from './describe-mapping.ts';

/**
 * Number of previews that may wait: a large load file takes seconds, and several times its size in memory.
 */
const LIMIT = { most: 10, refusal: 'Many people look at load files just now. Try again in a minute.' };
/** Milliseconds that a preview may take. */
const PATIENCE = 10 * 60_000;

/** Previews how load files would organize the received files, one after the other, each in its own thread. */
export class MappingPreviews {
  readonly #queue = new TaskQueue(LIMIT);
  readonly #closing = new AbortController();
  readonly #start: StartLine;
  readonly #clock: Clock;

  constructor(
    clock: Clock = systemClock,
    start = threadOf(new URL('./mapping-program.ts', import.meta.url)),
  ) {
    this.#clock = clock;
    this.#start = start;
  }

  /** Of many faults, the first are returned. Throws `too-many-requests` if too many wait. */
  async describe(task: MappingTask): Promise<MappingReport> {
    const options = { patience: PATIENCE, signal: this.#closing.signal, clock: this.#clock };
    return withFewFaults(
      await this.#queue.run(() => callOnce<MappingTask, MappingReport>(this.#start, task, options)),
    );
  }

  /** Ends the running preview: whoever waits for one gets an error. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#queue.drain();
  }
}

function withFewFaults(report: MappingReport): MappingReport {
  return {
    ...report,
    loadFiles: report.loadFiles.map((file) => ({
      ...file,
      faults: file.faults.slice(0, MOST_FAULTS),
    })),
  };
}
