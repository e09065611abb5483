import { systemClock } from '../../../jobs/core/clock.ts';
import { Poller } from '../../../jobs/core/poller.ts';
import { listMatterIds } from '../../../repositories/people/matters.ts';
import { changeEngineState, ensureEngineState } from '../../../repositories/search/engine-states.ts';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { SyncedMatter, type SyncedMatterDeps } from './synced-matter.ts';

/** Milliseconds between looks at the feed of changes while there is nothing to send. */
const PACE = 400;
/**
 * Milliseconds between looks at the server while there is nothing to send: it may be gone, or have lost pages.
 */
const LOOK_PACE = 5_000;
/** After a failure: twice as long with each that follows. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A server that does not answer at all is not waited for. */
const CLOSE_PATIENCE = 3_000;

export interface MeiliSyncDeps extends SyncedMatterDeps {
  /** For what is a mistake of ours; that the server is away is kept in the database instead. */
  onError: (error: unknown) => void;
}

/** A matter that the server did not take; it is left alone until then. */
interface Pause {
  milliseconds: number;
  until: number;
}

/**
 * Sends a search server what changes, matter by matter, in the order of the changes: every change at least
 * once, and each is noted only when the server has it. Must be closed.
 */
export class MeiliSync {
  readonly #deps: MeiliSyncDeps;
  readonly #matters = new Map<string, SyncedMatter>();
  readonly #pauses = new Map<string, Pause>();
  /** When each matter's index was last looked at, in milliseconds. */
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

  /** What the server has not said to be done is told again by the next one. */
  async close(): Promise<void> {
    const closing = this.#poller.close();
    this.#deps.server.close();
    await Promise.race([closing, systemClock.sleep(CLOSE_PATIENCE)]);
  }

  /** The next pages of each matter. True when there is nothing more to tell now. */
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

  /** Now and then: whether the index is still whole. */
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
    // The server may be another one when it comes back: it is looked at anew.
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
