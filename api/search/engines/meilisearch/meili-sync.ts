import type { Database } from '../../../repositories/database.ts';
import { changeEngineState, openEngineState } from '../../../repositories/engine-states.ts';
import { listMatterIds } from '../../../repositories/matters.ts';
import { EngineUnavailable } from '../../explore/explorer.ts';
import type { MeiliServer } from './meili-server.ts';
import { SyncedMatter } from './synced-matter.ts';

/** Milliseconds between looks while there is nothing to tell. */
const PACE = 400;
/** After a failure: twice as long with each that follows. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

export interface MeiliSyncDeps {
  database: Database;
  server: MeiliServer;
  now: () => Date;
  /** For what is a mistake of ours; that the server is away is kept in the database instead. */
  onError: (error: unknown) => void;
}

/** A matter that the server did not take; it is left alone until then. */
interface Pause {
  milliseconds: number;
  until: number;
}

/**
 * Tells a search server what changes, matter by matter, in the order of the changes: every change at least
 * once, and each only when the server has done with those before. Must be closed.
 */
export class MeiliSync {
  readonly #deps: MeiliSyncDeps;
  readonly #matters = new Map<string, SyncedMatter>();
  readonly #pauses = new Map<string, Pause>();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(deps: MeiliSyncDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#working = this.#work();
  }

  /** What the server has not said to be done is told again by the next one. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  /** The next pages of each matter. True when there is nothing more to tell now. */
  async step(): Promise<boolean> {
    let isDone = true;
    for (const matterId of await listMatterIds(this.#deps.database)) {
      const pause = this.#pauses.get(matterId);
      if (this.#closed || (pause && pause.until > this.#deps.now().getTime())) continue;
      if (!(await this.#stepMatter(matterId, pause))) isDone = false;
    }
    return isDone;
  }

  async #stepMatter(matterId: string, pause: Pause | undefined): Promise<boolean> {
    const { database, server } = this.#deps;
    const matter = this.#matters.get(matterId) ?? new SyncedMatter(database, server, matterId);
    this.#matters.set(matterId, matter);
    const { failure } = await openEngineState(database, matterId);
    try {
      const isDone = await matter.step();
      this.#pauses.delete(matterId);
      if (failure !== null) await changeEngineState(database, matterId, { failure: null, failed_at: null });
      return isDone;
    } catch (error) {
      await this.#noteFailure(matterId, pause, error);
      return true;
    }
  }

  async #noteFailure(matterId: string, pause: Pause | undefined, error: unknown): Promise<void> {
    const { database, now, onError } = this.#deps;
    // The server may be another one when it comes back: it is looked at anew.
    this.#matters.delete(matterId);
    const milliseconds = pause ? Math.min(pause.milliseconds * 2, LONGEST_PAUSE) : SHORTEST_PAUSE;
    this.#pauses.set(matterId, { milliseconds, until: now().getTime() + milliseconds });
    const isAway = error instanceof EngineUnavailable;
    if (!isAway) onError(error);
    const failure = isAway ? error.message : 'Something went wrong in the program. Its log says what.';
    await changeEngineState(database, matterId, { failure, failed_at: now().toISOString() });
  }

  async #work(): Promise<void> {
    const isDone = await this.step().catch((error: unknown) => {
      this.#deps.onError(error);
      return true;
    });
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.start(), isDone ? PACE : 0);
    this.#timer.unref();
  }
}
