import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BoundaryPage } from './boundary-page.ts';
import type { BoundaryAnswer, BoundaryQuestion, DocumentEnds, DocumentFindings } from './find-boundaries.ts';
import type { Expecting } from './find-parents.ts';
import type { StartScore } from './weigh-start.ts';

export interface BoundaryThreadOptions {
  /**
   * Time limit for a question as a whole, and then for each page or document of it. Milliseconds are usual.
   */
  seconds?: number;
  /** The program that the thread runs, if a test supplies its own. */
  program?: URL;
}

const PROGRAM = new URL('./boundary-program.ts', import.meta.url);
const PATIENCE_SECONDS = 30;

/**
 * Weighs pages and reads documents in a thread that is terminated when it takes too long, so that the text of
 * one page cannot hang the program. The result for what took too long is null; everything else is answered.
 */
export class BoundaryThread {
  readonly #program: URL;
  readonly #milliseconds: number;
  #worker: Worker | undefined;
  /** The worker, once it has loaded its program. */
  #ready: Worker | undefined;
  /** Makes questions run one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ seconds = PATIENCE_SECONDS, program = PROGRAM }: BoundaryThreadOptions = {}) {
    this.#milliseconds = seconds * 1000;
    this.#program = program;
  }

  /**
   * Finds where documents start among consecutive pages; `before` is the page that the first one is compared
   * with.
   */
  async weigh(
    pages: readonly BoundaryPage[],
    before: BoundaryPage | null,
  ): Promise<{ scores: (StartScore | null)[]; before: BoundaryPage | null }> {
    const answer = await this.#ask({ ask: 'weigh', pages, before });
    if (answer?.answer === 'weighed') return answer;
    if (pages.length === 1) return { scores: [null], before };
    const scores: (StartScore | null)[] = [];
    let last = before;
    for (const page of pages) {
      const one = await this.weigh([page], last);
      scores.push(...one.scores);
      last = one.before;
    }
    return { scores, before: last };
  }

  /** Reads the facts of consecutive documents; `expecting` is the state left by the document before them. */
  async readDocuments(
    documents: readonly DocumentEnds[],
    expecting: Expecting | undefined,
  ): Promise<{ findings: (DocumentFindings | null)[]; expecting: Expecting | undefined }> {
    const answer = await this.#ask({ ask: 'read', documents, expecting });
    if (answer?.answer === 'read') return answer;
    if (documents.length === 1) return { findings: [null], expecting: undefined };
    const findings: (DocumentFindings | null)[] = [];
    let left = expecting;
    for (const document of documents) {
      const one = await this.readDocuments([document], left);
      findings.push(...one.findings);
      left = one.expecting;
    }
    return { findings, expecting: left };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** undefined if no answer came in time. */
  #ask(question: BoundaryQuestion): Promise<BoundaryAnswer | undefined> {
    const answer = this.#turn.then(() => this.#exchange(question));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #exchange(question: BoundaryQuestion): Promise<BoundaryAnswer | undefined> {
    this.#worker ??= new Worker(this.#program);
    const worker = this.#worker;
    // The process must not exit while it waits for the thread, but may exit while the thread is idle.
    worker.ref();
    const patience = new AbortController();
    let answer: BoundaryAnswer | undefined;
    try {
      // Loading the program is not work on a page: the limit counts from when it is loaded.
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
