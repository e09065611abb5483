import { LRUCache } from 'lru-cache';
import type { InSnapshot } from '../snapshot.ts';
import { describeStandIn, joinNotices } from './describe-notice.ts';
import type { ExploreAnswer, ExploreEngine, ExploreRequest } from './explore-engine.ts';

/** Number of cached answers: reading through the pages found repeats the same query with every page. */
const MOST_ANSWERS = 100;

/** Why a search server cannot be queried now; its message is for users. */
export class EngineUnavailable extends Error {}

/** Milliseconds. A server that made a user wait this long for nothing is not queried again for a while. */
const LONG_WAIT = 1_000;
const REST = 10_000;

/** Queries the search server if there is one, and the embedded engine if the server cannot answer. */
export class Explorer implements Pick<ExploreEngine, 'explore'> {
  readonly #inSnapshot: InSnapshot;
  readonly #embedded: ExploreEngine;
  readonly #server: ExploreEngine | undefined;
  readonly #clock: () => number;
  #resting: { until: number; why: string } | undefined;
  readonly #answers = new LRUCache<string, ExploreAnswer>({ max: MOST_ANSWERS });

  /** `clock` returns milliseconds. */
  constructor(
    inSnapshot: InSnapshot,
    clock: () => number,
    embedded: ExploreEngine,
    server: ExploreEngine | undefined,
  ) {
    this.#inSnapshot = inSnapshot;
    this.#clock = clock;
    this.#embedded = embedded;
    this.#server = server;
  }

  async explore(request: ExploreRequest): Promise<ExploreAnswer> {
    const version = await this.#inSnapshot(async (snapshot) => snapshot.version);
    const edition = await this.#server?.getEdition?.(request.filter.matterId);
    const name = JSON.stringify([version, edition, request]);
    const known = this.#answers.get(name);
    if (known) return known;
    const answer = await this.#ask(request);
    if (answer.isSettled) this.#answers.set(name, answer);
    return answer;
  }

  async #ask(request: ExploreRequest): Promise<ExploreAnswer> {
    if (!this.#server) return this.#embedded.explore(request);
    const started = this.#clock();
    if (this.#resting && this.#resting.until > started) return this.#standIn(request, this.#resting.why);
    try {
      return await this.#server.explore(request);
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      const now = this.#clock();
      this.#resting = now - started < LONG_WAIT ? undefined : { until: now + REST, why: error.message };
      return this.#standIn(request, error.message);
    }
  }

  async #standIn(request: ExploreRequest, why: string): Promise<ExploreAnswer> {
    const answer = await this.#embedded.explore(request);
    return { ...answer, isSettled: false, notice: joinNotices(describeStandIn(why), answer.notice) };
  }
}
