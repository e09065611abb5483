import { Worker } from 'node:worker_threads';
import type { PageHit } from '#contract/pages/page.ts';
import type { Problem } from '#contract/problem.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import type { Variants } from '#contract/search/variants.ts';
import { UncoverError } from '../../errors.ts';
import type { MeiliAddress } from '../engines/meilisearch/meili-server.ts';
import type { ExactAnswer, KeyWindow, SearchService } from '../search-service.ts';

/** A question to the thread: the name of what is asked of SearchService, and its arguments. */
export interface SearchCall {
  id: number;
  name: Exclude<keyof SearchService, 'close'>;
  given: unknown[];
}

/** Its answer, or why there is none: a problem for people, or an error for the log. */
export type SearchAnswer =
  | { id: number; answer: unknown }
  | { id: number; problem: Problem }
  | { id: number; failure: string };

/** What the thread searches. */
export interface SearchPlace {
  path: string;
  meilisearch: MeiliAddress | undefined;
}

interface Waiting {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** Search in a thread of its own: a search of a million pages keeps no one else waiting. Must be closed. */
export class SearchThread implements SearchService {
  readonly #place: SearchPlace;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #lastId = 0;

  /** `path` is the database's. */
  constructor(path: string, meilisearch?: MeiliAddress) {
    this.#place = { path, meilisearch };
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

  listPagesLike(...given: Parameters<SearchService['listPagesLike']>): Promise<SearchHit[]> {
    return this.#ask('listPagesLike', given);
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #ask<Answer>(name: SearchCall['name'], given: unknown[]): Promise<Answer> {
    this.#thread ??= this.#start();
    this.#lastId += 1;
    const call: SearchCall = { id: this.#lastId, name, given };
    // It keeps the program running only while somebody waits for an answer.
    this.#thread.ref();
    this.#thread.postMessage(call);
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(call.id, { resolve, reject });
    });
  }

  /** Begins with the first question, and again with the next one after it has died. */
  #start(): Worker {
    const thread = new Worker(new URL('./search-thread-program.ts', import.meta.url), {
      workerData: this.#place,
    });
    thread.on('message', (answer: SearchAnswer) => this.#settle(answer));
    // A thread that failed exits later, when the next one may be at work already.
    const giveUp = (error: unknown) => this.#thread === thread && this.#giveUp(error);
    thread.on('error', giveUp);
    thread.on('exit', () => giveUp(new Error('The search was ended.')));
    return thread;
  }

  #settle(answer: SearchAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#thread?.unref();
    if ('answer' in answer) waiting?.resolve(answer.answer as never);
    else waiting?.reject('problem' in answer ? toError(answer.problem) : new Error(answer.failure));
  }

  #giveUp(error: unknown): void {
    this.#thread = undefined;
    const why = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }
}

function toError({ code, message, ...where }: Problem): UncoverError {
  return new UncoverError(code, message, where);
}
