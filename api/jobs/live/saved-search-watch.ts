import type { LiveEvent } from '#contract/live-event.ts';
import { refreshSavedSearch } from '../../reports/saved-searches.ts';
import type { Database } from '../../repositories/database/database.ts';
import { getCorpusVersion } from '../../repositories/search/page-changes.ts';
import { listMattersWithSavedSearches, listSavedSearches } from '../../repositories/search/saved-searches.ts';
import type { SearchService } from '../../search/search-service.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { Poller } from '../core/poller.ts';

/** Milliseconds between polls: pages that did not change between two polls are stable. */
const PACE = 3000;

interface WatchDeps {
  database: Database;
  search: SearchService;
  notify: (matterId: string, event: LiveEvent) => void;
  onError: (error: unknown) => void;
  clock?: Clock;
  /** Milliseconds between polls; 3 s by default. */
  pace?: number | undefined;
}

/**
 * Runs saved searches again when pages were added or changed, so that each can show what is new. It waits
 * while a production is read: nobody needs the count for each page, and reading comes first. Must be closed.
 */
export class SavedSearchWatch {
  readonly #deps: WatchDeps;
  readonly #pace: number;
  readonly #poller: Poller;
  /** The version of each matter at the last poll. */
  readonly #seen = new Map<string, number>();

  constructor(deps: WatchDeps) {
    this.#deps = deps;
    this.#pace = deps.pace ?? PACE;
    const { clock = systemClock, onError } = deps;
    const look = () => this.#look();
    this.#poller = new Poller({ look, clock, onError, pauseAfterError: this.#pace });
  }

  start(): void {
    this.#poller.start(this.#pace);
  }

  /** Waits until the running search is done. */
  async close(): Promise<void> {
    await this.#poller.close();
  }

  async #look(): Promise<number> {
    for (const matterId of await listMattersWithSavedSearches(this.#deps.database)) {
      const version = await getCorpusVersion(this.#deps.database, matterId);
      const isAtRest = this.#seen.get(matterId) === version;
      this.#seen.set(matterId, version);
      if (isAtRest) await this.#refresh(matterId, version);
    }
    return this.#pace;
  }

  async #refresh(matterId: string, version: number): Promise<void> {
    const rows = await listSavedSearches(this.#deps.database, matterId);
    const behind = rows.filter(({ mode, found_version }) => mode === 'exact' && found_version !== version);
    for (const row of behind) {
      if (this.#poller.isClosed) return;
      await refreshSavedSearch(this.#deps, row, version);
    }
    if (behind.length > 0) this.#deps.notify(matterId, { type: 'saved-searches.changed' });
  }
}
