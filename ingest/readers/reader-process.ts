import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Recall } from '../known-images.ts';
import type { PageRecord } from '../page-record.ts';
import { endGroup } from './end-group.ts';
import type { Answer, Question, ReaderSettings, Reply } from './messages.ts';
import { residentBytes } from './process-memory.ts';
import { processorSeconds } from './processor-time.ts';
import { TimeLimit } from './time-limit.ts';
import { untilCanceled } from './until-canceled.ts';

const PROGRAM = fileURLToPath(new URL('./page-reader.ts', import.meta.url));
const MEMORY_LOOK_MS = process.platform === 'win32' ? 1000 : 50;

export interface Limits {
  /** Processor time, for a page or from one sign of progress to the next. */
  seconds: number;
  bytes: number;
  /** A page that needs more takes much memory. */
  largeBytes: number;
}

/** What the pool does while a question is being answered. */
export interface Attending {
  signal: AbortSignal;
  recall: Recall;
  /** Called for a page that takes much memory; if it returns false, the page is crowded out. */
  mayBeLarge: () => boolean;
}

/** Why a reader process did not answer. */
export type Failure = 'too slow' | 'too much memory' | 'crowded out' | 'crashed' | 'canceled';

export class ReaderFailed extends Error {
  readonly failure: Failure;
  /** The last error output of the process, if any. */
  readonly detail: string;
  constructor(failure: Failure, detail = '', cause?: unknown) {
    super(`The reader was ${failure}.`, { cause });
    this.failure = failure;
    this.detail = detail;
  }
}

/** One reader process, from its start to its end. After a `ReaderFailed` it is dead. */
export class ReaderProcess {
  /** Pages recognized so far: tesseract's memory only grows with them. */
  recognized = 0;
  readonly #child: ChildProcess;
  readonly #ready: Promise<Answer>;
  readonly #ended: Promise<void>;
  #lastWords = '';
  /** Why the process could not be started or reached. */
  #trouble: unknown;
  #alive = true;
  /** Called when the process reports progress. */
  #onStep: () => void = () => {};

  constructor(settings: ReaderSettings, program = PROGRAM) {
    this.#child = fork(program, [JSON.stringify(settings)], {
      // Output of pdf.js and tesseract is noise to a user; the end of it may explain a crash.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-old-space-size=512', '--expose-gc', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      // A process group of its own, so that the programs that it starts, such as LibreOffice, are killed with
      // it.
      detached: true,
      // Otherwise Windows would open a window for it.
      windowsHide: true,
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text.toString('utf8')).slice(-1000);
    });
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#alive = false;
        // Programs that it started must not outlive it.
        this.#killGroup();
        resolve();
      };
      this.#child.once('exit', end);
      // The process could not be started, or not be reached.
      this.#child.on('error', (error) => {
        this.#trouble ??= error;
        this.#killGroup();
        end();
      });
    });
    this.#ready = this.#nextAnswer();
    // The first question reports that the start failed.
    this.#ready.catch(() => {});
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Asks and waits, within limits. Throws `ReaderFailed`; the process is then killed. */
  async ask(question: Question, limits: Limits, attending: Attending): Promise<Answer> {
    await this.#ready;
    try {
      let answer = await this.#exchange(question, limits, attending);
      while (answer.answer === 'sees') {
        const known = await untilCanceled(attending.recall(answer.pixels), attending.signal);
        answer = await this.#exchange({ known: known ?? null }, limits, attending);
      }
      if (answer.answer === 'page' && wasRecognized(answer.record)) this.recognized += 1;
      return answer;
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** Limits apply to the work of the process: the time while it waits for a reply does not count. */
  async #exchange(message: Question | Reply, limits: Limits, attending: Attending): Promise<Answer> {
    const watch = new AbortController();
    try {
      const answer = this.#nextAnswer();
      this.#child.send(message);
      return await Promise.race([answer, this.#breach(limits, attending, watch.signal)]);
    } finally {
      watch.abort();
    }
  }

  async kill(): Promise<void> {
    if (this.#alive) this.#killGroup();
    await this.#ended;
  }

  /** Kills the reader and the programs that it has started. */
  #killGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      endGroup(pid);
    } catch {
      // It has ended already.
    }
  }

  #nextAnswer(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const take = (answer: Answer) => {
        if (answer.answer === 'going-on') {
          this.#onStep();
          return;
        }
        this.#child.off('message', take);
        resolve(answer);
      };
      this.#child.on('message', take);
      this.#ended.then(() => {
        this.#child.off('message', take);
        reject(new ReaderFailed('crashed', lastLine(this.#lastWords), this.#trouble));
      });
    });
  }

  /** Rejects when a limit is exceeded or the caller cancels; never resolves. */
  #breach(limits: Limits, { signal, mayBeLarge }: Attending, done: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const pid = this.#child.pid ?? 0;
      const time = new TimeLimit(limits.seconds);
      // The time counts from the last sign of progress, because unpacking gigabytes may take hours.
      this.#onStep = () => time.restart();
      const lookAtTime = async () => {
        const used = await processorSeconds(pid);
        if (!done.aborted && time.isUp(used, performance.now() / 1000)) reject(new ReaderFailed('too slow'));
      };
      const clock = setInterval(lookAtTime, time.pace * 1000);
      void lookAtTime();
      const look = setInterval(async () => {
        const bytes = await residentBytes(pid);
        // Answered meanwhile: the memory that it uses now has nothing to do with this page.
        if (done.aborted) return;
        if (bytes > limits.bytes) reject(new ReaderFailed('too much memory'));
        else if (bytes > limits.largeBytes && !mayBeLarge()) reject(new ReaderFailed('crowded out'));
      }, MEMORY_LOOK_MS);
      const cancel = () => reject(new ReaderFailed('canceled'));
      signal.addEventListener('abort', cancel);
      if (signal.aborted) cancel();
      done.addEventListener('abort', () => {
        clearInterval(clock);
        clearInterval(look);
        signal.removeEventListener('abort', cancel);
      });
    });
  }
}

function wasRecognized({ pixels, text, otherTexts }: PageRecord): boolean {
  return pixels !== null || [text, ...otherTexts].some(({ source }) => source === 'ocr');
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /error/i.test(line))
      ?.trim() ?? ''
  );
}
