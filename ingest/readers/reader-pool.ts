import { type Recall, recallNothing } from '../known-images.ts';
import { findMachineError, MachineError, probeFolder } from '../machine-error.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import { toProblemRecord } from '../problem-record.ts';
import type { OpenLimits } from '../sources/open-limits.ts';
import type { OpenedSource } from '../sources/opened-source.ts';
import { sniffFile } from '../sources/sniff-file.ts';
import { checkEngine } from '../text/recognition/engines.ts';
import { noteFor, problemFor, quarantineBefore, quarantineFor } from './explain-failure.ts';
import { inParallel } from './in-parallel.ts';
import { LargePlace } from './large-place.ts';
import type { Answer, Question, ReaderSettings } from './messages.ts';
import { ReaderLeases } from './reader-leases.ts';
import type {
  Cancel,
  OpenOptions,
  PageJob,
  ReaderPool,
  ReaderPoolOptions,
  ReadOptions,
  ReadPagesOptions,
} from './reader-pool-options.ts';
import { type Attending, type Failure, type Limits, ReaderFailed, ReaderProcess } from './reader-process.ts';
import { decideSettings } from './settings-in-force.ts';

/** State of one question: whether it is still wanted, and what is known about the images that it meets. */
interface Asking extends Cancel {
  recall?: Recall;
}

/** Pages in progress for each worker: one being read, two that wait for it or for the caller. */
const JOBS_PER_WORKER = 3;
/** Share of the memory limit beyond which only one such page is read at a time. */
const LARGE = 0.5;

/** Throws if the answer is that the machine failed, or if the reader could not be started. */
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

/** Starts no process until the first question. Throws if the engine or a language's data is not installed. */
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
  const leases = new ReaderLeases(workers, () => new ReaderProcess(settings, options.program));

  /**
   * Asks a question; if the process dies, asks once more in a new process, because the old one may have been
   * worn out.
   */
  async function ask(
    question: Question,
    { signal, recall = recallNothing }: Asking,
  ): Promise<Answer | ReaderFailed> {
    const stopped = signal ? AbortSignal.any([signal, leases.closed]) : leases.closed;
    const attending = { signal: stopped, recall, mayBeLarge: () => large.take(question) };
    try {
      const answer = await askInTurn(question, attending);
      const mayBeOfAge = isFailure(answer, 'crashed') || isFailure(answer, 'too much memory');
      return orMachineError(mayBeOfAge ? await askInTurn(question, attending) : answer);
    } finally {
      large.leave(question);
    }
  }

  /** A large page that was crowded out by another one is read again once it has the slot. */
  async function askInTurn(question: Question, attending: Attending): Promise<Answer | ReaderFailed> {
    const answer = await askOnce(question, attending);
    if (!isFailure(answer, 'crowded out')) return answer;
    await large.await(question, attending.signal);
    return askOnce(question, attending);
  }

  function askOnce(question: Question, attending: Attending): Promise<Answer | ReaderFailed> {
    // Opening goes first, because the next file's pages wait for it.
    return leases.lend(question.ask === 'open', async (reader) => {
      try {
        attending.signal.throwIfAborted();
        return await reader.ask(question, limits, attending);
      } catch (error) {
        attending.signal.throwIfAborted();
        if (error instanceof ReaderFailed) return error;
        throw error;
      } finally {
        // The process would keep the memory that the next large page needs.
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
    // The pages of the file being opened come next, so the other workers start meanwhile.
    leases.startIdle();
    const answer = await opening;
    if (answer instanceof ReaderFailed) {
      // A program that dies without an error message may have found no space for its files.
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
    // This program failed; it may succeed with less effort.
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
    close: () => leases.close(),
  };
}
