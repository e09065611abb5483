import type { KnownReading } from '../known-images.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-open-page.ts';
import type { OpenLimits } from '../sources/open-limits.ts';
import type { OpenedSource } from '../sources/opened-source.ts';
import type { OcrEngine } from '../text/recognition/engines.ts';

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
