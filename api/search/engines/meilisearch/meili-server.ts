import { setTimeout } from 'node:timers/promises';
import {
  type EnqueuedTask,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  type SearchParams,
  type SearchResponse,
  type Task,
} from 'meilisearch';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { INDEX_SETTINGS, includesSettings } from './index-settings.ts';
import type { PageDocument } from './page-document.ts';

/** The address of the search server, and the key that it requires. */
export interface MeiliAddress {
  url: string;
  key?: string | undefined;
}

/** The field that identifies a record. */
const PRIMARY_KEY = 'id';

/** A task that the server has queued. */
export type TaskId = number;

/** The parameters of a search besides its text. */
export type MeiliQuestion = SearchParams & { page: number };

export type MeiliFound = SearchResponse<Pick<PageDocument, 'id'>, { page: number }>;

/** Milliseconds. The embedded engine answers searches that take longer. */
const SEARCH_PATIENCE = 3_000;
const WRITE_PATIENCE = 60_000;
/** A batch waits for those before it, and the server merges queued tasks into one that takes long. */
const TASK_PATIENCE = 2 * 60 * 60_000;
const TASK_PACE = 50;

/**
 * The calls to a Meilisearch server that this program needs: the only file that uses its client. Every
 * failure is an `EngineUnavailable` that says what to do, and never contains the key.
 */
export class MeiliServer {
  readonly #client: Meilisearch;
  readonly #closing = new AbortController();

  constructor({ url, key }: MeiliAddress) {
    this.#client = new Meilisearch({
      host: url,
      ...(key ? { apiKey: key } : {}),
      timeout: WRITE_PATIENCE,
      // Answers are a few ids: compressing them takes longer than sending them.
      requestInit: { headers: { 'accept-encoding': 'identity' } },
    });
  }

  /** Makes pending waits for tasks fail at once. */
  close(): void {
    this.#closing.abort();
  }

  search(index: string, text: string, question: MeiliQuestion): Promise<MeiliFound> {
    // The client's own timeout has no effect beside a custom signal, so the signal includes it.
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(SEARCH_PATIENCE)]);
    return translateErrors(() =>
      this.#client.index<Pick<PageDocument, 'id'>>(index).search(text, question, { signal }),
    );
  }

  async hasIndex(index: string): Promise<boolean> {
    return translateErrors(async () => {
      try {
        await this.#client.getRawIndex(index);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    });
  }

  async makeIndex(index: string): Promise<void> {
    await this.#run(() => this.#client.createIndex(index, { primaryKey: PRIMARY_KEY }));
  }

  async removeIndex(index: string): Promise<void> {
    if (await this.hasIndex(index)) await this.#run(() => this.#client.deleteIndex(index));
  }

  async hasRightSettings(index: string): Promise<boolean> {
    return translateErrors(async () => includesSettings(await this.#client.index(index).getSettings()));
  }

  async applySettings(index: string): Promise<void> {
    await this.#run(() => this.#client.index(index).updateSettings(INDEX_SETTINGS));
  }

  /**
   * Returns the space that an index used while it was filled, about half of it. Searches do not need this, so
   * it may fail because a server's version or a key does not support it, or because the disk has no room for
   * both.
   */
  async compact(index: string): Promise<void> {
    try {
      await this.#run(() => this.#client.index(index).compact());
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
    }
  }

  async countDocuments(index: string): Promise<number> {
    return translateErrors(async () => (await this.#client.index(index).getStats()).numberOfDocuments);
  }

  /**
   * Queues records to be added, or to replace those with the same id. `json` is a list of them. The server
   * merges queued tasks; see `untilDone`.
   */
  async enqueueDocuments(index: string, json: string): Promise<TaskId> {
    return translateErrors(async () => {
      const task = this.#client
        .index(index)
        // Without it, an index that was lost could not determine the id of a record.
        .addDocumentsFromString(json, 'application/json', { primaryKey: PRIMARY_KEY });
      return (await task).taskUid;
    });
  }

  /** Waits until the server has finished the task: accepting it means nothing yet. */
  async untilDone(taskId: TaskId): Promise<void> {
    await translateErrors(async () => {
      const { status, error } = await this.#untilEnded(taskId);
      if (status !== 'succeeded') {
        throw new EngineUnavailable(
          `The search server could not do what it was asked (${status}): ${error?.message ?? 'it does not say why'}`,
        );
      }
    });
  }

  async #run(enqueue: () => Promise<EnqueuedTask>): Promise<void> {
    const { taskUid } = await translateErrors(enqueue);
    await this.untilDone(taskUid);
  }

  async #untilEnded(taskUid: TaskId): Promise<Task> {
    for (let waited = 0; waited < TASK_PATIENCE; waited += TASK_PACE) {
      const task = await this.#client.tasks.getTask(taskUid);
      if (task.status !== 'enqueued' && task.status !== 'processing') return task;
      // Somebody waits for it, so it keeps the process alive; `close` ends it.
      await setTimeout(TASK_PACE, undefined, { signal: this.#closing.signal });
    }
    throw new EngineUnavailable('The search server has not done what it was asked two hours ago.');
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found';
}

async function translateErrors<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof MeilisearchError) throw new EngineUnavailable(describe(error), { cause: error });
    // A response that is not JSON does not come from Meilisearch.
    if (error instanceof SyntaxError) {
      throw new EngineUnavailable('The server at MEILI_URL does not answer as Meilisearch does.', {
        cause: error,
      });
    }
    throw error;
  }
}

function describe(error: MeilisearchError): string {
  if (!(error instanceof MeilisearchApiError)) return 'The search server does not answer.';
  if (isMissing(error)) return 'The search server does not have the pages of this matter yet.';
  if (error.response.status === 401 || error.response.status === 403) {
    return 'The search server does not accept the key in MEILI_KEY.';
  }
  return `The search server could not answer: ${error.message}`;
}
