import type { KnownRecognition } from '../known-images.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-open-page.ts';
import type { OpenLimits } from '../sources/open-limits.ts';
import type { OpenedSource } from '../sources/opened-source.ts';
import type { OcrEngine } from '../text/recognition/engines.ts';

export interface ReaderPoolOptions {
  /** Number of reader processes; one per core by default. */
  workers?: number | undefined;
  /** The OCR engine; tesseract.js by default. */
  engine?: OcrEngine | undefined;
  /** Languages of the text, by tesseract's names; English by default. */
  languages?: string[] | undefined;
  /** A folder of `.traineddata` files, searched before the languages that come with the engine. */
  languageData?: string | undefined;
  /** Limit for one page, and for opening a file. */
  secondsPerPage?: number | undefined;
  /**
   * In megabytes (2^20 bytes), for one reader process; pages that need more than half of it are read one at a
   * time.
   */
  memoryPerWorker?: number | undefined;
  /** The program of a reader process, if a benchmark or a test supplies its own. */
  program?: string | undefined;
  /** A module whose `openRecognizer` replaces the engine, if a benchmark supplies its own. */
  recognizer?: string | undefined;
  /**
   * Readers run at a lower priority than every other program of the machine, such as a server that people
   * wait for.
   */
  background?: boolean | undefined;
  /** Limits on opening a file; those left out have their defaults. */
  limits?: Partial<OpenLimits> | undefined;
  /** Tried on encrypted files. Kept in memory only. */
  passwords?: readonly string[] | undefined;
  /** Path of LibreOffice for Office documents; the one on PATH by default, null to do without. */
  soffice?: string | null | undefined;
}

/** Options for opening one file. */
export interface OpenOptions extends Cancel {
  /**
   * An empty folder for converted and unpacked files, which the caller moves on. Without one, only PDFs can
   * be opened.
   */
  work?: string;
  /** How much of its limits a file shares with the files around and beside it has used already. */
  used?: { depth: number; files: number; bytes: number };
}

export interface PageJob {
  /** Path of the source file on this machine. */
  path: string;
  /** From 0. */
  pageIndex: number;
  force?: ForcedSource | undefined;
}

export interface Cancel {
  signal?: AbortSignal | undefined;
}

export interface ReadOptions extends Cancel {
  /** Takes the page's text from this source, whatever the quality of its text layer. */
  force?: ForcedSource | undefined;
}

export interface ReadPagesOptions<Job> extends Cancel {
  /**
   * Looks up an image that a page shows; the page waits for the answer, and the image is read if there is
   * none. Several pages may ask at the same time: the callback may let one wait for another.
   */
  recall?: (pixels: string, job: Job) => Promise<KnownRecognition | undefined>;
}

/**
 * Reader processes that read pages. Nothing in a file makes a method reject: a file that cannot be opened
 * gives a `Quarantine`, a page that cannot be read gives a record with its problem. A method rejects with the
 * signal's reason when it is canceled, and with a `MachineError` when the machine fails, for example because
 * the disk is full: then nothing is known about the file or the page. Must be closed.
 */
export interface ReaderPool {
  readonly workers: number;
  openFile(path: string, options?: OpenOptions): Promise<OpenedSource | Quarantine>;
  readPage(path: string, pageIndex: number, options?: ReadOptions): Promise<PageRecord>;
  /**
   * Reads pages of any files with all workers, and yields them as they finish, not in order. Takes a job only
   * when a worker is free, and stops taking jobs while finished pages wait to be collected.
   */
  readPages<Job extends PageJob>(
    jobs: Iterable<Job> | AsyncIterable<Job>,
    options?: ReadPagesOptions<Job>,
  ): AsyncGenerator<{ job: Job; record: PageRecord }>;
  close(): Promise<void>;
}
