import { type KnownReading, type Recall, recallNothing } from '../known-images.ts';
import { findMachineError, MachineError, probeFolder } from '../machine-error.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-open-page.ts';
import { toProblemRecord } from '../read-page.ts';
import type { OpenLimits } from '../sources/open-limits.ts';
import type { OpenedSource } from '../sources/open-source.ts';
import { sniffFile } from '../sources/sniff-file.ts';
import { checkEngine, type OcrEngine } from '../text/engines.ts';
import { noteFor, problemFor, quarantineBefore, quarantineFor } from './explain-failure.ts';
import { inParallel } from './in-parallel.ts';
import { LargePlace } from './large-place.ts';
import type { Answer, Question, ReaderSettings } from './messages.ts';
import { type Attending, type Failure, type Limits, ReaderFailed, ReaderProcess } from './reader-process.ts';
import { decideSettings } from './settings-in-force.ts';

export interface ReaderPoolOptions {
  /** Reader processes; one a core unless told. */
  workers?: number | undefined;
  /** What reads images; tesseract.js unless told. */
  engine?: OcrEngine | undefined;
  /** Languages of the text, as tesseract names them; English unless told. */
  languages?: string[] | undefined;
  /** A folder of `.traineddata` files, looked into before those that the engine comes with. */
  languageData?: string | undefined;
  /** For one page, and for opening a file. */
  secondsPerPage?: number | undefined;
  /** In megabytes (2^20 bytes), of one reader process; those that take over half are at work one at a time. */
  memoryPerWorker?: number | undefined;
  /** The program of a reader process, where a benchmark or a test brings its own. */
  program?: string | undefined;
  /** A module whose `openRecognizer` takes the engine's place, where a benchmark brings its own. */
  recognizer?: string | undefined;
  /** Readers give way to every other program of the machine, such as a server that people wait for. */
  background?: boolean | undefined;
  /** How far opening a file may go; what is left out is as usual. */
  limits?: Partial<OpenLimits> | undefined;
  /** Tried on files that are locked. Kept in memory only. */
  passwords?: readonly string[] | undefined;
  /** LibreOffice's program, for Office documents; that of PATH unless told, null to do without. */
  soffice?: string | null | undefined;
}

/** Of one opening. */
export interface OpenOptions extends Cancel {
  /**
   * An empty folder: what is made of the file, and what comes out of it, is left there for the caller
   * to move on. Without one, only PDFs can be opened.
   */
  work?: string;
  /** What was used up of the limits that a file shares with those around and beside it. */
  used?: { depth: number; files: number; bytes: number };
}

export interface PageJob {
  /** Of the source file, on this machine. */
  path: string;
  /** From 0. */
  pageIndex: number;
  force?: ForcedSource | undefined;
}

export interface Cancel {
  signal?: AbortSignal | undefined;
}

export interface ReadOptions extends Cancel {
  /** Takes the page's text from there, whatever its text layer is worth. */
  force?: ForcedSource | undefined;
}

export interface ReadPagesOptions<Job> extends Cancel {
  /**
   * What is known of an image that a page shows; the page waits for the answer, and is read where there
   * is none. Pages in hand may ask at once: whoever answers may let one wait for another.
   */
  recall?: (pixels: string, job: Job) => Promise<KnownReading | undefined>;
}

/**
 * Reader processes at work on pages. Nothing in a file makes a method reject: a file that can't be
 * opened gives a `Quarantine`, a page that can't be read a record with its problem. A method rejects
 * with the signal's reason when it is cancelled, and with a `MachineError` when the machine fails, such
 * as by a full disk: then nothing is said about the file or the page. Must be closed.
 */
export interface ReaderPool {
  readonly workers: number;
  openFile(path: string, options?: OpenOptions): Promise<OpenedSource | Quarantine>;
  readPage(path: string, pageIndex: number, options?: ReadOptions): Promise<PageRecord>;
  /**
   * Reads pages of any files, all workers busy, and gives them as they finish, not in order. Takes a
   * job only when a worker is free, and stops taking while finished pages wait to be collected.
   */
  readPages<Job extends PageJob>(
    jobs: Iterable<Job> | AsyncIterable<Job>,
    options?: ReadPagesOptions<Job>,
  ): AsyncGenerator<{ job: Job; record: PageRecord }>;
  close(): Promise<void>;
}

/** Of one question: whether it is still wanted, and what is known of the images that it meets. */
interface Asking extends Cancel {
  recall?: Recall;
}

/** Pages under way for each worker: one in hand, two that wait for it or for the caller. */
const JOBS_PER_WORKER = 3;
/**
 * After so many pages recognized a process is replaced: tesseract's memory only grows. Not after others: a
 * new process costs as much of a processor as dozens of pages with good text.
 */
const PAGES_PER_PROCESS = 150;
/** Of the memory that a page may take, the share beyond which only one page is read at a time. */
const LARGE = 0.5;

/** Throws where the answer is that the machine failed, or the reader could not even be started. */
function orMachineError(answer: Answer | ReaderFailed): Answer | ReaderFailed {
  if (answer instanceof ReaderFailed) {
    const fault = findMachineError(answer.cause);
    if (fault) throw fault;
  } else if (answer.answer === 'machine') throw new MachineError(answer.fault, answer.path);
  return answer;
}

function isFailure(answer: Answer | ReaderFailed, failure: Failure): boolean {
  return answer instanceof ReaderFailed && answer.failure === failure;
}

const NOTHING_USED = { depth: 0, files: 0, bytes: 0 };

function withoutUsed(limits: OpenLimits, used: typeof NOTHING_USED): OpenLimits {
  return {
    ...limits,
    depth: limits.depth - used.depth,
    files: limits.files - used.files,
    unpackedBytes: limits.unpackedBytes - used.bytes,
  };
}

function toOpenedSource({ pageCount, rendition, files, note, notes }: OpenedSource): OpenedSource {
  return { pageCount, rendition, files, note, notes };
}

/** Starts no process until the first question. Throws when the engine or a language's data is not installed. */
export function openReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const { workers, soffice, engine, languages, ...inForce } = decideSettings(options);
  const memory = inForce.memoryPerWorker * 2 ** 20;
  const limits: Limits = { seconds: inForce.secondsPerPage, bytes: memory, largeBytes: LARGE * memory };
  const large = new LargePlace();
  const settings: ReaderSettings = {
    engine,
    languages,
    languageData: options.languageData,
    background: options.background ?? false,
    recognizer: options.recognizer,
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
      if (reader && (!reader.alive || reader.recognized >= PAGES_PER_PROCESS)) {
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
    const reader = new ReaderProcess(settings, options.program);
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
  async function ask(
    question: Question,
    { signal, recall = recallNothing }: Asking,
  ): Promise<Answer | ReaderFailed> {
    const stopped = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    const attending = { signal: stopped, recall, mayBeLarge: () => large.take(question) };
    try {
      const answer = await askInTurn(question, attending);
      const mayBeOfAge = isFailure(answer, 'crashed') || isFailure(answer, 'too much memory');
      return orMachineError(mayBeOfAge ? await askInTurn(question, attending) : answer);
    } finally {
      large.leave(question);
    }
  }

  /** A large page that another one crowded out is asked for again when it has the place. */
  async function askInTurn(question: Question, attending: Attending): Promise<Answer | ReaderFailed> {
    const answer = await askOnce(question, attending);
    if (!isFailure(answer, 'crowded out')) return answer;
    await large.await(question, attending.signal);
    return askOnce(question, attending);
  }

  function askOnce(question: Question, attending: Attending): Promise<Answer | ReaderFailed> {
    // Opening goes first: the next file's pages wait for it.
    return lease(question.ask === 'open', async (reader) => {
      try {
        attending.signal.throwIfAborted();
        return await reader.ask(question, limits, attending);
      } catch (error) {
        attending.signal.throwIfAborted();
        if (error instanceof ReaderFailed) return error;
        throw error;
      } finally {
        // It would keep the memory, which the next large page is to have.
        if (large.isTakenBy(question)) await reader.kill();
      }
    });
  }

  async function openFile(
    path: string,
    { work, used = NOTHING_USED, ...cancel }: OpenOptions = {},
  ): Promise<OpenedSource | Quarantine> {
    const openLimits = withoutUsed(inForce.limits, used);
    const { passwords = [] } = options;
    const sniffed = await sniffFile(path).catch((error: unknown) => {
      throw findMachineError(error, path) ?? error;
    });
    const early = quarantineBefore(sniffed, { limits: openLimits, soffice });
    if (early) return early;
    const opening = ask(
      { ask: 'open', path, work: work ?? null, limits: openLimits, passwords, soffice },
      cancel,
    );
    startIdle();
    const answer = await opening;
    if (answer instanceof ReaderFailed) {
      // A program that dies without a word may have found no room for its files.
      const fault = work === undefined ? undefined : await probeFolder(work);
      if (fault) throw fault;
      return quarantineFor(answer, limits);
    }
    if (answer.answer === 'opened') return toOpenedSource(answer);
    if (answer.answer === 'quarantined') return answer.quarantine;
    throw new Error(`A reader answered "${answer.answer}" to an open.`);
  }

  async function readPage(
    path: string,
    pageIndex: number,
    { force, ...asking }: ReadOptions & Asking = {},
  ): Promise<PageRecord> {
    const askFor = async (coarse: boolean) => {
      const answer = await ask({ ask: 'page', path, pageIndex, force, coarse }, asking);
      if (answer instanceof ReaderFailed) return answer;
      if (answer.answer === 'page') return answer.record;
      throw new Error(`A reader answered "${answer.answer}" to a page.`);
    };
    const read = await askFor(false);
    if (!(read instanceof ReaderFailed)) return read;
    // What failed is this program: with less effort it may succeed.
    const again = await askFor(true);
    if (again instanceof ReaderFailed) return toProblemRecord(pageIndex, problemFor(again, limits));
    return again.status === 'problem' ? again : { ...again, notes: [...again.notes, noteFor(read, limits)] };
  }

  async function* readPages<Job extends PageJob>(
    jobs: Iterable<Job> | AsyncIterable<Job>,
    { signal, recall }: ReadPagesOptions<Job> = {},
  ): AsyncGenerator<{ job: Job; record: PageRecord }> {
    const read = (job: Job, stopped: AbortSignal) =>
      readPage(job.path, job.pageIndex, {
        force: job.force,
        signal: signal ? AbortSignal.any([signal, stopped]) : stopped,
        ...(recall && { recall: (pixels) => recall(pixels, job) }),
      });
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
