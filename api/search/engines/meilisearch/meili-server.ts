import {
  type EnqueuedTask,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  type SearchParams,
  type SearchResponse,
} from 'meilisearch';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { holdsSettings, INDEX_SETTINGS } from './index-settings.ts';
import type { PageDocument } from './page-document.ts';

/** Where the search server is, and the key that it asks for. */
export interface MeiliAddress {
  url: string;
  key?: string | undefined;
}

export type MeiliFound = SearchResponse<Pick<PageDocument, 'id'>, { page: number }>;

/** Milliseconds. A search that takes longer is answered by the embedded engine. */
const SEARCH_PATIENCE = 3_000;
const WRITE_PATIENCE = 60_000;
/** Indexing a batch may wait for other batches. */
const TASK_PATIENCE = 30 * 60_000;
const TASK_PACE = 50;

/**
 * A Meilisearch server, as far as it is needed here: the only place that knows its client. Every failure
 * is an `EngineUnavailable` that says what to do. Its key is in none of them.
 */
export class MeiliServer {
  readonly #searching: Meilisearch;
  readonly #writing: Meilisearch;

  constructor({ url, key }: MeiliAddress) {
    const address = { host: url, ...(key ? { apiKey: key } : {}) };
    this.#searching = new Meilisearch({ ...address, timeout: SEARCH_PATIENCE });
    this.#writing = new Meilisearch({ ...address, timeout: WRITE_PATIENCE });
  }

  search(index: string, text: string, params: SearchParams & { page: number }): Promise<MeiliFound> {
    return told(() => this.#searching.index<Pick<PageDocument, 'id'>>(index).search(text, params));
  }

  async hasIndex(index: string): Promise<boolean> {
    return told(async () => {
      try {
        await this.#writing.getRawIndex(index);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    });
  }

  async makeIndex(index: string): Promise<void> {
    if (await this.hasIndex(index)) return;
    await this.#run(() => this.#writing.createIndex(index, { primaryKey: 'id' }));
  }

  async removeIndex(index: string): Promise<void> {
    if (await this.hasIndex(index)) await this.#run(() => this.#writing.deleteIndex(index));
  }

  /** Gives an index the settings that it should have, where it has others. */
  async mendSettings(index: string): Promise<void> {
    const settings = await told(() => this.#writing.index(index).getSettings());
    if (!holdsSettings(settings)) {
      await this.#run(() => this.#writing.index(index).updateSettings(INDEX_SETTINGS));
    }
  }

  async countDocuments(index: string): Promise<number> {
    return told(async () => (await this.#writing.index(index).getStats()).numberOfDocuments);
  }

  /** Adds records, or puts them in place of those with the same id. `json` is a list of them. */
  async putDocuments(index: string, json: string): Promise<void> {
    await this.#run(() => this.#writing.index(index).addDocumentsFromString(json, 'application/json'));
  }

  /** Each takes the other's name, at once. */
  async swapIndexes(one: string, other: string): Promise<void> {
    await this.#run(() => this.#writing.swapIndexes([{ indexes: [one, other], rename: false }]));
  }

  /** Waits until the server has done it: that it took the task means nothing yet. */
  async #run(enqueue: () => Promise<EnqueuedTask>): Promise<void> {
    await told(async () => {
      const { taskUid } = await enqueue();
      const wait = { timeout: TASK_PATIENCE, interval: TASK_PACE };
      const { status, error } = await this.#writing.tasks.waitForTask(taskUid, wait);
      if (status !== 'succeeded') {
        throw new EngineUnavailable(
          `The search server did not take what it was told (${status}): ${error?.message ?? 'it does not say why'}`,
        );
      }
    });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}

async function told<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof MeilisearchError)) throw error;
    throw new EngineUnavailable(describe(error), { cause: error });
  }
}

function describe(error: MeilisearchError): string {
  if (!(error instanceof MeilisearchApiError)) return 'The search server does not answer.';
  if (isMissing(error)) return 'The search server does not know this matter yet.';
  if (error.response.status === 401 || error.response.status === 403) {
    return 'The search server does not accept the key in MEILI_KEY.';
  }
  return `The search server could not answer: ${error.message}`;
}
