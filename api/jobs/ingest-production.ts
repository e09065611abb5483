import { stat } from 'node:fs/promises';
import type { IngestReport } from '#contract/production.ts';
import { type Cancel, hashFile, type ReaderPool } from '#ingest';
import type { OriginalStore } from '../originals/original-store.ts';
import { addPages, type PagePlace } from '../repositories/add-page.ts';
import type { Act } from '../repositories/audit-log.ts';
import type { Database } from '../repositories/database.ts';
import { endRun, startRun } from '../repositories/ingest-runs.ts';
import { type MatterRow, openMatter } from '../repositories/matters.ts';
import { listPageIndexes } from '../repositories/pages.ts';
import { countPages, declarePages, openProduction } from '../repositories/productions.ts';
import {
  finishSourceFile,
  getSourceFile,
  openSourceFile,
  quarantineSourceFile,
  receiveSourceFile,
  type SourceFileRow,
} from '../repositories/source-files.ts';
import { inBatches } from './in-batches.ts';
import { KnownImages } from './known-images.ts';
import { numberFile, numberProduction } from './number-pages.ts';
import type { FoundFile } from './walk-files.ts';

export interface IngestDeps {
  database: Database;
  originals: OriginalStore;
  pool: Pick<ReaderPool, 'openFile' | 'readPages'>;
  now: () => Date;
  newId: () => string;
}

export interface IngestRequest {
  files: FoundFile[];
  matterSlug: string;
  productionName: string;
  /** How many pages the agency says that it gave; null clears it, and left out, what is known stays. */
  declaredPages?: number | null | undefined;
  /** Read pages with a problem again. */
  retry?: boolean;
  actor: string;
  /** Stops the run; pages that were read stay, and a later run reads the rest. */
  signal?: AbortSignal;
  /** Called when a file's original is kept and the file is in the ledger, for good. */
  onReceived?: (file: FoundFile) => Promise<void>;
}

/** Told as the work goes on; counts are of this run's files, pages known from before included. */
export interface IngestProgress {
  file: string;
  fileDone: number;
  filePages: number;
  pagesDone: number;
  pagesKnown: number;
  /** Read by this run. */
  pagesRead: number;
  /** Files that are not opened yet: their pages are not in `pagesKnown`. */
  filesAhead: number;
}

/**
 * A file's Bates numbers are looked at again, so that they show while it is read, when it has grown by
 * a tenth and by so many pages: rarely enough for a file of thousands.
 */
const FEWEST_NEW_PAGES = 3;
/**
 * Pages that come within so many milliseconds are made durable together: the disk takes as long for
 * one as for many.
 */
const TOGETHER = { most: 50, within: 10 };

/**
 * Reads a production: every file is hashed, kept and entered first, then every page that is not in
 * the ledger yet is read and made durable as it comes. So it may be killed at any time and run again.
 */
export async function ingestProduction(
  deps: IngestDeps,
  request: IngestRequest,
  onProgress: (progress: IngestProgress) => void = () => {},
): Promise<IngestReport> {
  const started = deps.now();
  const act = (): Act => ({ actor: request.actor, at: deps.now() });
  const matter = await openMatter(deps.database, act(), {
    newId: deps.newId(),
    slug: request.matterSlug,
    name: request.matterSlug,
  });
  const production = await openProduction(deps.database, act(), matter.id, {
    newId: deps.newId(),
    name: request.productionName,
  });
  if (request.declaredPages !== undefined)
    await declarePages(deps.database, act(), matter.id, production, request.declaredPages);
  const run = new IngestRun(deps, act, matter, production.id, request, onProgress);
  await run.receive(request);
  await run.read();
  return {
    production: production.name,
    seconds: Math.round((deps.now().getTime() - started.getTime()) / 100) / 10,
    ...(await run.report()),
  };
}

interface Job {
  path: string;
  pageIndex: number;
  place: PagePlace;
  progress: FileProgress;
}

interface FileProgress {
  file: SourceFileRow;
  done: number;
  sinceNumbered: number;
}

class IngestRun {
  readonly #deps: IngestDeps;
  readonly #act: () => Act;
  readonly #matter: MatterRow;
  readonly #productionId: string;
  readonly #retry: boolean;
  readonly #cancel: Cancel;
  readonly #runId: string;
  readonly #onProgress: (progress: IngestProgress) => void;
  readonly #files: SourceFileRow[] = [];
  readonly #images: KnownImages<Job>;
  #pagesDone = 0;
  #pagesKnown = 0;
  #pagesRead = 0;
  #filesAhead = 0;

  constructor(
    deps: IngestDeps,
    act: () => Act,
    matter: MatterRow,
    productionId: string,
    { retry = false, signal }: IngestRequest,
    onProgress: (progress: IngestProgress) => void,
  ) {
    this.#deps = deps;
    this.#act = act;
    this.#matter = matter;
    this.#images = new KnownImages(deps.database, matter.id);
    this.#productionId = productionId;
    this.#retry = retry;
    this.#cancel = signal ? { signal } : {};
    this.#runId = deps.newId();
    this.#onProgress = onProgress;
  }

  /** Enters every file in the ledger and keeps its original, before the first page is read. */
  async receive({ files, onReceived }: IngestRequest): Promise<void> {
    const { database, originals, newId } = this.#deps;
    for (const found of files) {
      const { absolute, path } = found;
      const sha256 = await hashFile(absolute);
      this.#cancel.signal?.throwIfAborted();
      await originals.keep(absolute, sha256);
      const { size } = await stat(absolute);
      const file = { newId: newId(), matterId: this.#matter.id, productionId: this.#productionId };
      this.#files.push(
        await receiveSourceFile(database, this.#act(), { ...file, path, sha256, bytes: size }),
      );
      await onReceived?.(found);
    }
  }

  async read(): Promise<void> {
    const { database, pool, now } = this.#deps;
    await startRun(database, { id: this.#runId, productionId: this.#productionId, at: now() });
    try {
      const records = pool.readPages(this.#listJobs(), {
        ...this.#cancel,
        recall: (pixels, job) => this.#images.recall(pixels, job),
      });
      for await (const batch of inBatches(records, TOGETHER)) {
        const pages = batch.map(({ job, record }) => ({ place: job.place, record }));
        await addPages(database, this.#runId, pages, now());
        for (const { job } of batch) {
          this.#images.release(job);
          await this.#notePage(job.progress);
        }
      }
      await numberProduction(database, this.#productionId);
    } finally {
      await endRun(database, this.#runId, now());
    }
  }

  /** The pages that are missing, file after file. */
  async *#listJobs(): AsyncGenerator<Job> {
    const files = this.#files.filter((file) => file.status !== 'duplicate');
    this.#filesAhead = files.length;
    for (const opening of this.#openInOrder(files)) {
      const file = await opening;
      if (!file) continue;
      const known = await listPageIndexes(this.#deps.database, file.id, this.#retry);
      const progress: FileProgress = { file, done: known.size, sinceNumbered: 0 };
      this.#pagesDone += known.size;
      this.#tell(progress);
      if (known.size === file.page_count) await this.#finish(file);
      const path = this.#deps.originals.pathOf(file.sha256);
      for (let pageIndex = 0; pageIndex < file.page_count; pageIndex += 1) {
        if (!known.has(pageIndex)) yield { path, pageIndex, place: this.#placeOf(file), progress };
      }
    }
  }

  /**
   * Opens the files one after the other, ahead of the reading, so that the pages to come are soon
   * known. In order, because control numbers are given out as files are opened.
   */
  #openInOrder(files: readonly SourceFileRow[]): Promise<SourceFileRow | undefined>[] {
    let before: Promise<unknown> = Promise.resolve();
    return files.map((file) => {
      const opening = before.then(() => this.#open(file));
      // Whoever waits for this file, or for a later one, is told of the error.
      opening.catch(() => undefined);
      before = opening;
      return opening;
    });
  }

  /** Undefined when the file can't be opened; then it is quarantined with its cause. */
  async #open(received: SourceFileRow): Promise<SourceFileRow | undefined> {
    const file = received.first_control === null ? await this.#openNew(received) : received;
    this.#filesAhead -= 1;
    this.#pagesKnown += file?.page_count ?? 0;
    return file;
  }

  async #openNew(file: SourceFileRow): Promise<SourceFileRow | undefined> {
    const { database, originals, pool } = this.#deps;
    const opened = await pool.openFile(originals.pathOf(file.sha256), this.#cancel);
    if ('cause' in opened) {
      await quarantineSourceFile(database, this.#act(), this.#matter.id, file.id, opened);
      return undefined;
    }
    return openSourceFile(database, this.#matter.id, file.id, opened.pageCount);
  }

  #placeOf(file: SourceFileRow): PagePlace {
    return {
      matterId: this.#matter.id,
      productionId: this.#productionId,
      fileId: file.id,
      sha256: file.sha256,
      firstControl: file.first_control as number,
    };
  }

  async #notePage(progress: FileProgress): Promise<void> {
    progress.done += 1;
    progress.sinceNumbered += 1;
    this.#pagesDone += 1;
    this.#pagesRead += 1;
    const complete = progress.done === progress.file.page_count;
    if (complete || progress.sinceNumbered >= Math.max(FEWEST_NEW_PAGES, progress.done / 10)) {
      await numberFile(this.#deps.database, progress.file.id);
      progress.sinceNumbered = 0;
    }
    if (complete) await this.#finish(progress.file);
    this.#tell(progress);
  }

  async #finish(file: SourceFileRow): Promise<void> {
    await finishSourceFile(this.#deps.database, this.#act(), this.#matter.id, file.id);
  }

  #tell({ file, done }: FileProgress): void {
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

  /** From the ledger, not from what this run happened to do: a second run reports the same. */
  async report(): Promise<Pick<IngestReport, 'files' | 'pages'>> {
    const { database } = this.#deps;
    const files = await Promise.all(this.#files.map((file) => getSourceFile(database, file.id)));
    const ids = files.map((file) => file.id);
    return {
      files: files.map(({ path, sha256, status, cause, message, page_count }) => ({
        path,
        sha256,
        status: status === 'duplicate' || status === 'quarantined' ? status : 'read',
        cause,
        message,
        pages: page_count,
      })),
      pages: {
        received: files.reduce((sum, file) => sum + file.page_count, 0),
        ...(await countPages(database, this.#productionId, ids)),
      },
    };
  }
}
