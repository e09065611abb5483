import { setImmediate } from 'node:timers/promises';
import type { SearchResult } from '#contract/search/search.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { TaskQueue } from '../jobs/core/task-queue.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { recordQuery } from './record-query.ts';

interface RecorderDeps {
  database: Database;
  search: SearchService;
  newId: () => string;
  onError: (error: unknown) => void;
}

/** A search as it was asked, and what was shown of it. */
export interface ShownSearch {
  act: Act;
  matterId: string;
  q: string;
  scope: SearchScope;
  result: Pick<SearchResult, 'canonical' | 'pages' | 'documents' | 'corpusVersion'>;
}

/**
 * Records searches after they were answered, one after the other, so that nobody waits for it. Must be
 * closed.
 */
export class QueryRecorder {
  readonly #deps: RecorderDeps;
  readonly #queue = new TaskQueue();

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  record(shown: ShownSearch): void {
    // In a matter without any page read there is nothing to reproduce.
    if (shown.result.corpusVersion === 0) return;
    this.#queue
      .run(async () => {
        // The answer is sent first.
        await setImmediate();
        await this.#recordNow(shown);
      })
      .catch(this.#deps.onError);
  }

  /** Waits until everything requested is recorded. */
  async close(): Promise<void> {
    await this.#queue.drain();
  }

  /**
   * The search remembers what it found; if pages have changed in the meantime, what was shown is recorded.
   */
  async #recordNow({ act, matterId, q, scope, result }: ShownSearch): Promise<void> {
    const { canonical, pages, documents, corpusVersion } = result;
    if (documents === null) throw new Error('Only a search that was counted is recorded.');
    const again = await this.#deps.search.askExactly(q, toPageFilter(matterId, scope));
    const isSame = again.set.pages === pages && again.corpusVersion === corpusVersion;
    const set = isSame ? again.set : null;
    await recordQuery(this.#deps.database, act, matterId, this.#deps.newId(), {
      kind: 'search',
      ...{ q, canonical, scope, pages, documents, corpusVersion, set },
    });
  }
}
