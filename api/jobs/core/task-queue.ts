import { UncoverError } from '../../errors.ts';

export interface TaskLimit {
  /** Number of tasks that may run or wait at the same time. */
  most: number;
  /** The error message when there are too many. */
  refusal: string;
}

/**
 * Runs tasks one after the other, in the order in which they were added. A task that fails rejects for its
 * caller only: the next one runs.
 */
export class TaskQueue {
  readonly #limit: TaskLimit | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #open = 0;

  constructor(limit?: TaskLimit) {
    this.#limit = limit;
  }

  /** Whether no task runs or waits. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  /** Resolves and rejects as the task does. Throws `too-many-requests` if too many wait. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#limit && this.#open >= this.#limit.most)
      throw new UncoverError('too-many-requests', this.#limit.refusal);
    this.#open += 1;
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    try {
      return await result;
    } finally {
      this.#open -= 1;
    }
  }

  /** Resolves when every task added so far has ended. Never rejects. */
  async drain(): Promise<void> {
    await this.#last;
  }
}
