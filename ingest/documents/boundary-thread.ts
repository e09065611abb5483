import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BoundaryPage } from './boundary-page.ts';
import type { BoundaryAnswer, BoundaryQuestion, DocumentEnds, DocumentReading } from './find-boundaries.ts';
import type { Expecting } from './find-parents.ts';
import type { StartReading } from './weigh-start.ts';

export interface BoundaryThreadOptions {
  /** For one question, and then for each page or document of it. Milliseconds are usual. */
  seconds?: number;
  /** What the thread runs, where a test brings its own. */
  program?: URL;
}

const PROGRAM = new URL('./boundary-program.ts', import.meta.url);
const PATIENCE_SECONDS = 30;

/**
 * Weighs pages and reads documents in a thread that is ended when it takes too long: the text of one page must
 * not stop the program. What took too long is null, and everything else is answered.
 */
export class BoundaryThread {
  readonly #program: URL;
  readonly #milliseconds: number;
  #worker: Worker | undefined;
  /** The worker, when it has loaded its program. */
  #ready: Worker | undefined;
  /** One question at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ seconds = PATIENCE_SECONDS, program = PROGRAM }: BoundaryThreadOptions = {}) {
    this.#milliseconds = seconds * 1000;
    this.#program = program;
  }

  /** Where documents start among pages that follow each other; `before` is the page that the next is weighed against. */
  async weigh(
    pages: readonly BoundaryPage[],
    before: BoundaryPage | null,
  ): Promise<{ readings: (StartReading | null)[]; before: BoundaryPage | null }> {
    const answer = await this.#ask({ ask: 'weigh', pages, before });
    if (answer?.answer === 'weighed') return answer;
    if (pages.length === 1) return { readings: [null], before };
    const readings: (StartReading | null)[] = [];
    let last = before;
    for (const page of pages) {
      const one = await this.weigh([page], last);
      readings.push(...one.readings);
      last = one.before;
    }
    return { readings, before: last };
  }

  /** What documents that follow each other say; `expecting` is what the one before them left. */
  async readDocuments(
    documents: readonly DocumentEnds[],
    expecting: Expecting | undefined,
  ): Promise<{ readings: (DocumentReading | null)[]; expecting: Expecting | undefined }> {
    const answer = await this.#ask({ ask: 'read', documents, expecting });
    if (answer?.answer === 'read') return answer;
    if (documents.length === 1) return { readings: [null], expecting: undefined };
    const readings: (DocumentReading | null)[] = [];
    let left = expecting;
    for (const document of documents) {
      const one = await this.readDocuments([document], left);
      readings.push(...one.readings);
      left = one.expecting;
    }
    return { readings, expecting: left };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** undefined where no answer came in time. */
  #ask(question: BoundaryQuestion): Promise<BoundaryAnswer | undefined> {
    const answer = this.#turn.then(() => this.#exchange(question));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #exchange(question: BoundaryQuestion): Promise<BoundaryAnswer | undefined> {
    this.#worker ??= new Worker(this.#program);
    const worker = this.#worker;
    // The program must not end while it waits for the thread, and may end while the thread waits for it.
    worker.ref();
    const patience = new AbortController();
    let answer: BoundaryAnswer | undefined;
    try {
      // Loading the program is no work on a page: the time counts from when it has begun.
      if (worker !== this.#ready) await once(worker, 'message');
      this.#ready = worker;
      const deadline = setTimeout(() => patience.abort(), this.#milliseconds);
      try {
        const answered = once(worker, 'message', { signal: patience.signal });
        worker.postMessage(question);
        [answer] = await answered;
      } finally {
        clearTimeout(deadline);
      }
      return answer;
    } catch (error) {
      if (!patience.signal.aborted) throw error;
      return undefined;
    } finally {
      if (answer === undefined) await this.close();
      else worker.unref();
    }
  }
}
