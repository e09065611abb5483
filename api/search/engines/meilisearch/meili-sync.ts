import { systemClock } from '../../../jobs/core/clock.ts';
import { Poller } from '../../../jobs/core/poller.ts';
import { listMatterIds } from '../../../repositories/people/matters.ts';
import { changeEngineState, ensureEngineState } from '../../../repositories/search/engine-states.ts';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { SyncedMatter, type SyncedMatterDeps } from './synced-matter.ts';

/** Milliseconds between polls of the change feed while there is nothing to send. */
const PACE = 400;
/**
 * Milliseconds between checks of the server while there is nothing to send: it may be gone, or have lost
 * pages.
 */
const LOOK_PACE = 5_000;
/** After a failure; doubled with each further one. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** Closing does not wait longer for a server that does not answer. */
const CLOSE_PATIENCE = 3_000;

export interface MeiliSyncDeps extends SyncedMatterDeps {
  /** For bugs in this program; that the server is away is recorded in the database instead. */
  onError: (error: unknown) => void;
}

/** A matter that the server did not accept; it is not retried until then. */
interface Pause {
  milliseconds: number;
  until: number;
}

/**
 * Sends changes to a search server, matter by matter, in order: every change at least once, and each is
 * recorded only when the server has it. Must be closed.
 */
export class MeiliSync {
  readonly #deps: MeiliSyncDeps;
  readonly #matters = new Map<string, SyncedMatter>();
  readonly #pauses = new Map<string, Pause>();
  /** When each matter's index was last checked, in milliseconds. */
  readonly #looks = new Map<string, number>();
  readonly #poller: Poller;

  constructor(deps: MeiliSyncDeps) {
    this.#deps = deps;
    this.#poller = new Poller({
      look: async () => ((await this.step()) ? PACE : 0),
      ...{ pauseAfterError: PACE, clock: systemClock, onError: deps.onError },
    });
  }

  start(): void {
    this.#poller.start();
  }

  /** The next process sends again what the server has not confirmed. */
  async close(): Promise<void> {
    const closing = this.#poller.close();
    this.#deps.server.close();
    await Promise.race([closing, systemClock.sleep(CLOSE_PATIENCE)]);
  }

  /** Sends the next pages of each matter. True if there is nothing more to send now. */
  async step(): Promise<boolean> {
    let isDone = true;
    for (const matterId of await listMatterIds(this.#deps.database)) {
      const pause = this.#pauses.get(matterId);
      if (this.#poller.isClosed || (pause && pause.until > this.#deps.now().getTime())) continue;
      if (!(await this.#stepMatter(matterId, pause))) isDone = false;
    }
    return isDone;
  }

  async #stepMatter(matterId: string, pause: Pause | undefined): Promise<boolean> {
    const { database } = this.#deps;
    const matter = this.#matters.get(matterId) ?? new SyncedMatter(this.#deps, matterId);
    this.#matters.set(matterId, matter);
    const { failure } = await ensureEngineState(database, matterId);
    try {
      const isDone = (await matter.step()) && (await this.#look(matterId, matter));
      this.#pauses.delete(matterId);
      if (failure !== null) await changeEngineState(database, matterId, { failure: null, failed_at: null });
      return isDone;
    } catch (error) {
      await this.#noteFailure(matterId, pause, error);
      return true;
    }
  }

  /** Checks now and then whether the index is still complete. */
  async #look(matterId: string, matter: SyncedMatter): Promise<boolean> {
    const now = this.#deps.now().getTime();
    const last = this.#looks.get(matterId);
    if (last !== undefined && now - last < LOOK_PACE) return true;
    this.#looks.set(matterId, now);
    return last === undefined || matter.look();
  }

  async #noteFailure(matterId: string, pause: Pause | undefined, error: unknown): Promise<void> {
    const { database, now, onError } = this.#deps;
    if (this.#poller.isClosed) return;
    // It may be another server when it comes back, so everything is checked again.
    this.#matters.delete(matterId);
    this.#looks.delete(matterId);
    const milliseconds = pause ? Math.min(pause.milliseconds * 2, LONGEST_PAUSE) : SHORTEST_PAUSE;
    this.#pauses.set(matterId, { milliseconds, until: now().getTime() + milliseconds });
    const isAway = error instanceof EngineUnavailable;
    if (!isAway) onError(error);
    const failure = isAway ? error.message : 'Something went wrong in the program. Its log says what.';
    await changeEngineState(database, matterId, { failure, failed_at: now().toISOString() });
  }
}
