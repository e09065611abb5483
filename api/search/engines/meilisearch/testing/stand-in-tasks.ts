import { StandInRefusal } from './stand-in-refusal.ts';

export interface StandInTask {
  uid: number;
  type: string;
  /** Null for a task that concerns several. */
  index: string | null;
  status: 'enqueued' | 'succeeded' | 'failed';
  error: { message: string; code: string } | null;
  /** Runs in the task's turn; it fails with a refusal's message. */
  work: () => void;
}

/** The task failures to simulate. */
export interface TaskTrouble {
  /** Number of tasks that end as `failed`, from the next one on. */
  failingTasks?: number;
  /** Tasks are accepted, and never done. */
  isStuck?: boolean;
  /** Called before a task is done; an error that it throws closes everyone's connections, once. */
  beforeTask?: (type: string, index: string | null) => void;
}

const DISK_FULL = { message: 'the disk is full', code: 'no_space_left_on_device' };

/** Tasks that a server does in order, one each time somebody polls: none is done when it is accepted. */
export class StandInTasks {
  readonly #tasks: StandInTask[] = [];
  readonly #trouble: TaskTrouble;

  constructor(trouble: TaskTrouble) {
    this.#trouble = trouble;
  }

  enqueue(type: string, index: string | null, work: () => void) {
    const task: StandInTask = {
      uid: this.#tasks.length,
      ...{ type, index, work },
      status: 'enqueued',
      error: null,
    };
    this.#tasks.push(task);
    return { taskUid: task.uid, indexUid: index, status: 'enqueued', type, enqueuedAt: new Date() };
  }

  /**
   * A key that is limited to some indexes cannot see a task that concerns several or none (`indexSwap`): the
   * server reports that there is no such task, even if it succeeded (observed in Meilisearch 1.50).
   */
  describe(uid: number, mayLookAt: (index: string) => boolean, seesAll: boolean) {
    this.#workOn();
    const task = this.#tasks[uid];
    if (!task || !(seesAll || (task.index !== null && mayLookAt(task.index)))) {
      throw new StandInRefusal(404, 'task_not_found');
    }
    const { index, status, type, error } = task;
    return { uid, indexUid: index, status, type, error, details: null };
  }

  #workOn(): void {
    const trouble = this.#trouble;
    const task = trouble.isStuck ? undefined : this.#tasks.find(({ status }) => status === 'enqueued');
    if (!task) return;
    trouble.beforeTask?.(task.type, task.index);
    if ((trouble.failingTasks ?? 0) > 0) {
      trouble.failingTasks = (trouble.failingTasks ?? 0) - 1;
      Object.assign(task, { status: 'failed', error: DISK_FULL });
      return;
    }
    try {
      task.work();
      task.status = 'succeeded';
    } catch (error) {
      if (!(error instanceof StandInRefusal)) throw error;
      Object.assign(task, { status: 'failed', error: { message: error.message, code: error.code } });
    }
  }
}
