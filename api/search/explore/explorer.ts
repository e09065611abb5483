import { LeastRecent } from '../least-recent.ts';
import type { Moments } from '../moments.ts';
import type { ExploreAnswer, ExploreEngine, ExploreRequest } from './explore-engine.ts';
import { joinNotices, sayStandIn } from './say-notice.ts';

/** Reading through the pages found asks the same again with every page. */
const MOST_ANSWERS = 100;

/** Why a search server can't be asked now; its message is for people. */
export class EngineUnavailable extends Error {}

/** Asks the search server where there is one, and the embedded engine where it can't answer. */
export class Explorer implements Pick<ExploreEngine, 'explore'> {
  readonly #moments: Moments;
  readonly #embedded: ExploreEngine;
  readonly #server: ExploreEngine | undefined;
  readonly #answers = new LeastRecent<ExploreAnswer>(MOST_ANSWERS);

  constructor(moments: Moments, embedded: ExploreEngine, server?: ExploreEngine) {
    this.#moments = moments;
    this.#embedded = embedded;
    this.#server = server;
  }

  async explore(request: ExploreRequest): Promise<ExploreAnswer> {
    const version = await this.#moments.at(async (moment) => moment.version);
    const name = JSON.stringify([version, request]);
    const known = this.#answers.find(name);
    if (known) return known;
    const answer = await this.#ask(request);
    return answer.isSettled ? this.#answers.keep(name, answer) : answer;
  }

  async #ask(request: ExploreRequest): Promise<ExploreAnswer> {
    if (!this.#server) return this.#embedded.explore(request);
    try {
      return await this.#server.explore(request);
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      const answer = await this.#embedded.explore(request);
      return { ...answer, isSettled: false, notice: joinNotices(sayStandIn(error.message), answer.notice) };
    }
  }
}
