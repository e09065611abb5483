import type { SourceFileRow } from '../../repositories/intake/source-files.ts';

/** Reported while the work continues; counts are of this run's files, including pages known from before. */
export interface IngestProgress {
  file: string;
  fileDone: number;
  filePages: number;
  pagesDone: number;
  pagesKnown: number;
  /** Pages read by this run. */
  pagesRead: number;
  /** Files that are not opened yet: their pages are not in `pagesKnown`. */
  filesAhead: number;
}

/** The progress of one file. */
export interface FileProgress {
  file: SourceFileRow;
  done: number;
  /** Pages since its Bates numbers were last computed. */
  sinceNumbered: number;
}

/** Adds up the progress of a run. */
export class ProgressCount {
  readonly #onProgress: (progress: IngestProgress) => void;
  #pagesDone = 0;
  #pagesKnown = 0;
  #pagesRead = 0;
  #filesAhead = 0;

  constructor(onProgress: (progress: IngestProgress) => void) {
    this.#onProgress = onProgress;
  }

  noteFilesAhead(files: number): void {
    this.#filesAhead = files;
  }

  noteOpened({ page_count }: SourceFileRow): void {
    this.#pagesKnown += page_count;
  }

  /** A file is about to be read; `done` is its number of pages read already. */
  begin(file: SourceFileRow, done: number): FileProgress {
    const progress = { file, done, sinceNumbered: 0 };
    this.#pagesDone += done;
    this.notify(progress);
    return progress;
  }

  notePage(progress: FileProgress): void {
    progress.done += 1;
    progress.sinceNumbered += 1;
    this.#pagesDone += 1;
    this.#pagesRead += 1;
  }

  notify({ file, done }: FileProgress): void {
    this.#onProgress({
      file: file.path,
      fileDone: done,
      filePages: file.page_count,
      pagesDone: this.#pagesDone,
      pagesKnown: this.#pagesKnown,
      pagesRead: this.#pagesRead,
      filesAhead: this.#filesAhead,
    });
  }
}
