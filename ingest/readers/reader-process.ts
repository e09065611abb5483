import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Recall, recallNothing } from '../known-images.ts';
import type { Answer, Question, ReaderSettings, Reply } from './messages.ts';
import { residentBytes } from './process-memory.ts';

const PROGRAM = fileURLToPath(new URL('./page-reader.ts', import.meta.url));
const MEMORY_LOOK_MS = 100;

export interface Limits {
  seconds: number;
  bytes: number;
}

/** Why a reader process did not answer. */
export type Failure = 'too slow' | 'too much memory' | 'crashed' | 'cancelled';

export class ReaderFailed extends Error {
  readonly failure: Failure;
  /** The process's last complaint, if it made one. */
  readonly detail: string;
  constructor(failure: Failure, detail = '') {
    super(`The reader was ${failure}.`);
    this.failure = failure;
    this.detail = detail;
  }
}

/** One reader process, from its start to its end. After a `ReaderFailed` it is dead. */
export class ReaderProcess {
  /** Questions answered so far: memory grows slowly with them. */
  answered = 0;
  readonly #child: ChildProcess;
  readonly #ready: Promise<Answer>;
  readonly #ended: Promise<void>;
  #lastWords = '';
  #alive = true;
  /** Called when the process says that it goes on. */
  #onStep: () => void = () => {};

  constructor(settings: ReaderSettings, program = PROGRAM) {
    this.#child = fork(program, [JSON.stringify(settings)], {
      // What pdf.js and tesseract print is noise to a user; the end of it may explain a crash.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--max-old-space-size=512', '--expose-gc', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      // A process group of its own: the programs that it starts, such as LibreOffice, are killed with it.
      detached: true,
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text.toString('utf8')).slice(-1000);
    });
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#alive = false;
        // What it has started must not outlive it.
        this.#killGroup();
        resolve();
      };
      this.#child.once('exit', end);
      // It could not be started, or not be spoken to.
      this.#child.on('error', () => {
        this.#killGroup();
        end();
      });
    });
    this.#ready = this.#nextAnswer();
    // Whoever asks first is told that the start failed.
    this.#ready.catch(() => {});
  }

  get alive(): boolean {
    return this.#alive;
  }

  /**
   * Asks and waits, within limits; `recall` says what is known of images. Throws `ReaderFailed`; the
   * process is then killed.
   */
  async ask(
    question: Question,
    limits: Limits,
    { signal, recall = recallNothing }: { signal?: AbortSignal; recall?: Recall } = {},
  ): Promise<Answer> {
    await this.#ready;
    try {
      let answer = await this.#exchange(question, limits, signal);
      while (answer.answer === 'sees') {
        const known = await untilCancelled(recall(answer.pixels), signal);
        answer = await this.#exchange({ known: known ?? null }, limits, signal);
      }
      this.answered += 1;
      return answer;
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** Limits are for what the process does: while it waits for a reply they don't count. */
  async #exchange(message: Question | Reply, limits: Limits, signal?: AbortSignal): Promise<Answer> {
    const watch = new AbortController();
    try {
      const answer = this.#nextAnswer();
      this.#child.send(message);
      return await Promise.race([answer, this.#breach(limits, watch.signal, signal)]);
    } finally {
      watch.abort();
    }
  }

  async kill(): Promise<void> {
    if (this.#alive) this.#killGroup();
    await this.#ended;
  }

  /** The reader, and the programs that it has started. */
  #killGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
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
        reject(new ReaderFailed('crashed', lastLine(this.#lastWords)));
      });
    });
  }

  /** Rejects when a limit is passed or the caller gives up; never resolves. */
  #breach(limits: Limits, done: AbortSignal, cancelled?: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      const deadline = setTimeout(() => reject(new ReaderFailed('too slow')), limits.seconds * 1000);
      // The time counts from the last sign of progress: unpacking gigabytes may take its hours.
      this.#onStep = () => deadline.refresh();
      const look = setInterval(async () => {
        const bytes = await residentBytes(this.#child.pid ?? 0);
        if (bytes > limits.bytes) reject(new ReaderFailed('too much memory'));
      }, MEMORY_LOOK_MS);
      const cancel = () => reject(new ReaderFailed('cancelled'));
      cancelled?.addEventListener('abort', cancel);
      if (cancelled?.aborted) cancel();
      done.addEventListener('abort', () => {
        clearTimeout(deadline);
        clearInterval(look);
        cancelled?.removeEventListener('abort', cancel);
      });
    });
  }
}

async function untilCancelled<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = () => reject(new ReaderFailed('cancelled'));
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
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
