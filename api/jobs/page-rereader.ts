import type { OcrLanguages } from '#contract/pages/page-text.ts';
import { openReaderPool, type PageRecord, type ReaderPool, type ReaderPoolOptions } from '#ingest';
import { UncoverError } from '../errors.ts';

/** Milliseconds that a reader is kept when nobody asks: it holds some 200 MB. */
const KEPT_IDLE = 120_000;
/** Pages that may wait: at a few seconds each, more than anyone would wait for. */
const MOST_WAITING = 20;

/**
 * Reads pages by OCR when a person asks, one after the other, with one reader that is kept for it:
 * it need not wait for the readers of a production. Must be closed.
 */
export class PageRereader {
  readonly #options: ReaderPoolOptions;
  readonly #onError: (error: unknown) => void;
  #kept: { languages: OcrLanguages; pool: ReaderPool } | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: ReaderPoolOptions, onError: (error: unknown) => void) {
    this.#options = options;
    this.#onError = onError;
  }

  /** Throws `too-many-requests` where too many wait, and the signal's reason when it aborts. */
  async read(
    path: string,
    pageIndex: number,
    languages: OcrLanguages,
    signal?: AbortSignal,
  ): Promise<PageRecord> {
    if (this.#waiting >= MOST_WAITING) {
      throw new UncoverError(
        'too-many-requests',
        `${MOST_WAITING} pages are waiting for OCR. Try again in a minute.`,
      );
    }
    this.#waiting += 1;
    clearTimeout(this.#idle);
    const reading = this.#turn.then(() => this.#readNow(path, pageIndex, languages, signal));
    this.#turn = reading.catch(() => undefined);
    try {
      return await reading;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) {
        this.#idle = setTimeout(() => this.close().catch(this.#onError), KEPT_IDLE).unref();
      }
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const { pool } = this.#kept ?? {};
    this.#kept = undefined;
    await pool?.close();
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
