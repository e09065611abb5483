import type { LiveEvent } from '#contract/event.ts';
import { refreshSavedSearch } from '../reports/saved-searches.ts';
import type { Database } from '../repositories/database/database.ts';
import { getCorpusVersion } from '../repositories/search/page-changes.ts';
import { listMattersWithSavedSearches, listSavedSearches } from '../repositories/search/saved-searches.ts';
import type { SearchService } from '../search/search-service.ts';

/** Milliseconds between looks: pages that have stayed as they were from one to the next are at rest. */
const PACE = 3000;

interface WatchDeps {
  database: Database;
  search: SearchService;
  tell: (matterId: string, event: LiveEvent) => void;
  onError: (error: unknown) => void;
}

/**
 * Asks saved searches again when pages have come or changed, so that each can say what is new. While
 * a production is read it waits: nobody needs the count of each page, and reading comes first. Must be closed.
 */
export class SavedSearchWatch {
  readonly #deps: WatchDeps;
  readonly #pace: number;
  /** The version of each matter at the last look. */
  readonly #seen = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(deps: WatchDeps, pace = PACE) {
    this.#deps = deps;
    this.#pace = pace;
    this.#lookLater();
  }

  /** Waits until the search in hand is done. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #lookLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look()
        .catch(this.#deps.onError)
        .then(() => this.#lookLater());
    }, this.#pace);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    for (const matterId of await listMattersWithSavedSearches(this.#deps.database)) {
      const version = await getCorpusVersion(this.#deps.database, matterId);
      const isAtRest = this.#seen.get(matterId) === version;
      this.#seen.set(matterId, version);
      if (isAtRest) await this.#refresh(matterId, version);
    }
  }

  async #refresh(matterId: string, version: number): Promise<void> {
    const rows = await listSavedSearches(this.#deps.database, matterId);
    const behind = rows.filter(({ mode, found_version }) => mode === 'exact' && found_version !== version);
    for (const row of behind) {
      if (this.#closed) return;
      await refreshSavedSearch(this.#deps, row, version);
    }
    if (behind.length > 0) this.#deps.tell(matterId, { type: 'saved-searches.changed' });
  }
}
