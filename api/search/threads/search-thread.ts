import type { CorrespondentList } from '#contract/documents/correspondent.ts';
import type { PageHit } from '#contract/pages/page.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import type { Variants } from '#contract/search/variants.ts';
import type { Clock } from '../../jobs/core/clock.ts';
import { WorkerHost } from '../../jobs/core/worker-host.ts';
import { type StartLine, threadOf } from '../../jobs/core/worker-line.ts';
import type { MeiliAddress } from '../engines/meilisearch/meili-server.ts';
import type { ExactAnswer, KeyWindow, SearchService } from '../search-service.ts';

/** A call to the thread: the name of a SearchService method, and its arguments. */
export interface SearchCall {
  name: Exclude<keyof SearchService, 'close'>;
  given: unknown[];
}

const PROGRAM = new URL('./search-thread-program.ts', import.meta.url);

/**
 * Milliseconds after which the thread counts as hung, and is ended: queries have a budget of steps, and the
 * first one of a million pages waits until they are read.
 */
const PATIENCE = 10 * 60_000;

/** What the thread searches. */
export interface SearchPlace {
  path: string;
  meilisearch: MeiliAddress | undefined;
}

/** Starts the worker, and provides the clock; a thread and the system clock by default. */
interface SearchThreadOptions {
  start?: StartLine;
  clock?: Clock;
}

/** Search in a separate thread, so that a search of a million pages blocks nobody else. Must be closed. */
export class SearchThread implements SearchService {
  readonly #thread: WorkerHost<SearchCall, unknown>;

  /** `path` is the database's. */
  constructor(path: string, meilisearch?: MeiliAddress, { start, clock }: SearchThreadOptions = {}) {
    const place: SearchPlace = { path, meilisearch };
    this.#thread = new WorkerHost(start ?? threadOf(PROGRAM, { data: place }), clock);
  }

  searchPages(...given: Parameters<SearchService['searchPages']>): Promise<SearchResult> {
    return this.#ask('searchPages', given);
  }

  listMatchingKeys(...given: Parameters<SearchService['listMatchingKeys']>): Promise<readonly number[]> {
    return this.#ask('listMatchingKeys', given);
  }

  listWindow(...given: Parameters<SearchService['listWindow']>): Promise<KeyWindow> {
    return this.#ask('listWindow', given);
  }

  askExactly(...given: Parameters<SearchService['askExactly']>): Promise<ExactAnswer> {
    return this.#ask('askExactly', given);
  }

  listVariants(...given: Parameters<SearchService['listVariants']>): Promise<Variants> {
    return this.#ask('listVariants', given);
  }

  listPageHits(...given: Parameters<SearchService['listPageHits']>): Promise<PageHit[]> {
    return this.#ask('listPageHits', given);
  }

  listHitsOfTerms(...given: Parameters<SearchService['listHitsOfTerms']>): Promise<PageHit[][]> {
    return this.#ask('listHitsOfTerms', given);
  }

  listPagesLike(...given: Parameters<SearchService['listPagesLike']>): Promise<SearchHit[]> {
    return this.#ask('listPagesLike', given);
  }

  listCorrespondents(...given: Parameters<SearchService['listCorrespondents']>): Promise<CorrespondentList> {
    return this.#ask('listCorrespondents', given);
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  async #ask<Answer>(name: SearchCall['name'], given: unknown[]): Promise<Answer> {
    return (await this.#thread.call({ name, given }, { patience: PATIENCE })) as Answer;
  }
}
