import { Worker } from 'node:worker_threads';
import type { MappingReport } from '#contract/intake/load-file.ts';
import { UncoverError } from '../errors.ts';
import { MOST_FAULTS } from '../repositories/intake/load-files.ts';
import type { MappingTask } from './describe-mapping.ts';

/** Looks that may wait: a large load file takes seconds, and as many times its size in memory. */
const MOST_WAITING = 10;

/** Looks at load files when a person asks, one after the other, each in a thread beside the server. */
export class MappingLine {
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Of many faults, the first are given. Throws `too-many-requests` where too many wait. */
  async describe(task: MappingTask): Promise<MappingReport> {
    if (this.#waiting >= MOST_WAITING) {
      throw new UncoverError(
        'too-many-requests',
        'Many people look at load files just now. Try again in a minute.',
      );
    }
    this.#waiting += 1;
    const looking = this.#turn.then(() => lookBeside(task));
    this.#turn = looking.catch(() => undefined);
    try {
      return withFewFaults(await looking);
    } finally {
      this.#waiting -= 1;
    }
  }
}

function lookBeside(task: MappingTask): Promise<MappingReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./mapping-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The look at the load files ended without an answer.')));
    // A server that is to end does not wait for it.
    worker.unref();
  });
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
