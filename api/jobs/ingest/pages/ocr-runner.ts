import type { OcrLanguages } from '#contract/pages/page-text.ts';
import { openReaderPool, type PageRecord, type ReaderPool, type ReaderPoolOptions } from '#ingest';
import { type Clock, systemClock } from '../../core/clock.ts';
import { TaskQueue } from '../../core/task-queue.ts';

/** Milliseconds that an idle reader is kept: it takes some 200 MB. */
const KEPT_IDLE = 120_000;
/** Number of pages that may wait: at a few seconds each, more than anyone would wait for. */
const MOST_WAITING = 20;
const LIMIT = {
  most: MOST_WAITING,
  refusal: `${MOST_WAITING} pages are waiting for OCR. Try again in a minute.`,
};

/**
 * Reads pages by OCR when a person asks, one after the other, with a separate reader: it need not wait for
 * the readers of a production, and the pool ends a reader that hangs. Must be closed.
 */
export class OcrRunner {
  readonly #options: ReaderPoolOptions;
  readonly #onError: (error: unknown) => void;
  readonly #clock: Clock;
  readonly #queue = new TaskQueue(LIMIT);
  #kept: { languages: OcrLanguages; pool: ReaderPool } | undefined;
  #used = new AbortController();

  constructor(options: ReaderPoolOptions, onError: (error: unknown) => void, clock: Clock = systemClock) {
    this.#options = options;
    this.#onError = onError;
    this.#clock = clock;
  }

  /** Throws `too-many-requests` if too many wait, and the signal's reason when it aborts. */
  async read(
    path: string,
    pageIndex: number,
    languages: OcrLanguages,
    signal?: AbortSignal,
  ): Promise<PageRecord> {
    this.#used.abort();
    try {
      return await this.#queue.run(() => this.#readNow(path, pageIndex, languages, signal));
    } finally {
      if (this.#queue.isIdle) this.#closeWhenIdle().catch(this.#onError);
    }
  }

  async close(): Promise<void> {
    this.#used.abort();
    const { pool } = this.#kept ?? {};
    this.#kept = undefined;
    await pool?.close();
  }

  async #closeWhenIdle(): Promise<void> {
    this.#used = new AbortController();
    const { signal } = this.#used;
    await this.#clock.sleep(KEPT_IDLE, signal);
    if (!signal.aborted) await this.close();
  }

  async #readNow(
    path: string,
    pageIndex: number,
    languages: OcrLanguages,
    signal?: AbortSignal,
  ): Promise<PageRecord> {
    signal?.throwIfAborted();
    if (this.#kept?.languages !== languages) {
      await this.close();
      this.#kept = { languages, pool: this.#open(languages) };
    }
    return this.#kept.pool.readPage(path, pageIndex, { force: 'ocr', signal });
  }

  #open(languages: OcrLanguages): ReaderPool {
    return openReaderPool({ ...this.#options, workers: 1, languages: languages.split('+') });
  }
}
