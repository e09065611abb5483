import { StandInRefusal } from './stand-in-refusal.ts';

export interface StandInTask {
  uid: number;
  type: string;
  /** Null of a task that is about several. */
  index: string | null;
  status: 'enqueued' | 'succeeded' | 'failed';
  error: { message: string; code: string } | null;
  /** What it does when its turn comes; it fails with what a refusal says. */
  work: () => void;
}

/** What goes wrong with tasks. */
export interface TaskTrouble {
  /** Tasks that end as `failed`, from the next on. */
  failingTasks?: number;
  /** Tasks are taken, and never done. */
  isStuck?: boolean;
  /** Called before a task is done; what it throws cuts the connection of everyone, once. */
  beforeTask?: (type: string, index: string | null) => void;
}

const DISK_FULL = { message: 'the disk is full', code: 'no_space_left_on_device' };

/** Work that a server does in order, one task each time that somebody looks: none is done when it is taken. */
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
   * A key that is limited to some indexes sees no task that is about several or none (`indexSwap`): it is
   * told that there is no such task, also when it succeeded (seen in Meilisearch 1.50).
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
