import { availableParallelism } from 'node:os';
import type { PageRecord, Quarantine } from '../page-record.ts';
import { toProblemRecord } from '../read-page.ts';
import { sniffFile } from '../sources/sniff-file.ts';
import { checkEngine, type OcrEngine } from '../text/engines.ts';
import { problemFor, quarantineBefore, quarantineFor } from './explain-failure.ts';
import { inParallel } from './in-parallel.ts';
import type { Answer, Question, ReaderSettings } from './messages.ts';
import { type Limits, ReaderFailed, ReaderProcess } from './reader-process.ts';

export interface ReaderPoolOptions {
  /** Reader processes; one a core unless told. */
  workers?: number | undefined;
  /** What reads images; tesseract.js unless told. */
  engine?: OcrEngine | undefined;
  /** Languages of the text, as tesseract names them; English unless told. */
  languages?: string[] | undefined;
  /** A folder of `.traineddata` files to use in place of what the engine comes with. */
  languageData?: string | undefined;
  /** For one page, and for opening a file. */
  secondsPerPage?: number | undefined;
  /** In megabytes (2^20 bytes), of one reader process. */
  memoryPerWorker?: number | undefined;
}

export interface PageJob {
  /** Of the source file, on this machine. */
  path: string;
  /** From 0. */
  pageIndex: number;
}

export interface Cancel {
  signal?: AbortSignal;
}

/**
 * Reader processes at work on pages. Nothing in a file makes a method reject: a file that can't be
 * opened gives a `Quarantine`, a page that can't be read a record with its problem. Only a cancelled
 * signal rejects, with its own reason. Must be closed.
 */
export interface ReaderPool {
  readonly workers: number;
  openFile(path: string, cancel?: Cancel): Promise<{ pageCount: number } | Quarantine>;
  readPage(path: string, pageIndex: number, cancel?: Cancel): Promise<PageRecord>;
  /**
   * Reads pages of any files, all workers busy, and gives them as they finish, not in order. Takes a
   * job only when a worker is free, and stops taking while finished pages wait to be collected.
   */
  readPages<Job extends PageJob>(
    jobs: Iterable<Job> | AsyncIterable<Job>,
    cancel?: Cancel,
  ): AsyncGenerator<{ job: Job; record: PageRecord }>;
  close(): Promise<void>;
}

/** Pages under way for each worker: one in hand, two that wait for it or for the caller. */
const JOBS_PER_WORKER = 3;
/** After so many pages a process is replaced: tesseract's memory only grows. */
const PAGES_PER_PROCESS = 150;

/** Starts no process until the first question. Throws when the engine or a language's data is not installed. */
export function openReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const workers = options.workers ?? availableParallelism();
  const limits: Limits = {
    seconds: options.secondsPerPage ?? 60,
    bytes: (options.memoryPerWorker ?? 900) * 2 ** 20,
  };
  const settings: ReaderSettings = {
    engine: options.engine ?? 'tesseract.js',
    languages: options.languages ?? ['eng'],
    languageData: options.languageData,
  };
  checkEngine(settings);
  const idle: (ReaderProcess | undefined)[] = new Array(workers).fill(undefined);
  const waiting: ((reader: ReaderProcess | undefined) => void)[] = [];
  const living = new Set<ReaderProcess>();
  const closing = new AbortController();

  /** A place among the workers; its process is started only when it is first needed. */
  async function lease<T>(urgent: boolean, work: (reader: ReaderProcess) => Promise<T>): Promise<T> {
    const kept = idle.length > 0 ? idle.pop() : await turn(urgent);
    let reader: ReaderProcess | undefined = kept?.alive ? kept : undefined;
    try {
      closing.signal.throwIfAborted();
      reader ??= start();
      return await work(reader);
    } finally {
      if (reader && (!reader.alive || reader.answered >= PAGES_PER_PROCESS)) {
        await stop(reader);
        reader = undefined;
      }
      const next = waiting.shift();
      if (next) next(reader);
      else idle.push(reader);
    }
  }

  function turn(urgent: boolean): Promise<ReaderProcess | undefined> {
    return new Promise((go) => {
      if (urgent) waiting.unshift(go);
      else waiting.push(go);
    });
  }

  function start(): ReaderProcess {
    const reader = new ReaderProcess(settings);
    living.add(reader);
    return reader;
  }

  /** The pages of a file that is being opened come next: the other workers get ready meanwhile. */
  function startIdle(): void {
    if (closing.signal.aborted) return;
    for (const [place, reader] of idle.entries()) if (!reader?.alive) idle[place] = start();
  }

  async function stop(reader: ReaderProcess): Promise<void> {
    await reader.kill();
    living.delete(reader);
  }

  /** Asks; a process that dies of it is asked for once more, in a fresh one, since it may have died of age. */
  async function ask(question: Question, { signal }: Cancel): Promise<Answer | ReaderFailed> {
    const stopped = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    const once = () =>
      // Opening goes first: the next file's pages wait for it.
      lease(question.ask === 'open', async (reader) => {
        try {
          stopped.throwIfAborted();
          return await reader.ask(question, limits, stopped);
        } catch (error) {
          stopped.throwIfAborted();
          if (error instanceof ReaderFailed) return error;
          throw error;
        }
      });
    const first = await once();
    return first instanceof ReaderFailed && first.failure !== 'too slow' ? once() : first;
  }

  async function openFile(path: string, cancel: Cancel = {}): Promise<{ pageCount: number } | Quarantine> {
    const early = quarantineBefore(await sniffFile(path));
    if (early) return early;
    const opening = ask({ ask: 'open', path }, cancel);
    startIdle();
    const answer = await opening;
    if (answer instanceof ReaderFailed) return quarantineFor(answer, limits);
    if (answer.answer === 'opened') return { pageCount: answer.pageCount };
    if (answer.answer === 'quarantined') return answer.quarantine;
    throw new Error(`A reader answered "${answer.answer}" to an open.`);
  }

  async function readPage(path: string, pageIndex: number, cancel: Cancel = {}): Promise<PageRecord> {
    const answer = await ask({ ask: 'page', path, pageIndex }, cancel);
    if (answer instanceof ReaderFailed) return toProblemRecord(pageIndex, problemFor(answer, limits));
    if (answer.answer === 'page') return answer.record;
    throw new Error(`A reader answered "${answer.answer}" to a page.`);
  }

  async function* readPages<Job extends PageJob>(
    jobs: Iterable<Job> | AsyncIterable<Job>,
    { signal }: Cancel = {},
  ): AsyncGenerator<{ job: Job; record: PageRecord }> {
    const read = (job: Job, stopped: AbortSignal) =>
      readPage(job.path, job.pageIndex, { signal: signal ? AbortSignal.any([signal, stopped]) : stopped });
    for await (const { job, result } of inParallel(jobs, workers * JOBS_PER_WORKER, read)) {
      yield { job, record: result };
    }
  }

  return {
    workers,
    openFile,
    readPage,
    readPages,
    close: async () => {
      closing.abort(new Error('The reader pool was closed.'));
      await Promise.all([...living].map(stop));
    },
  };
}
