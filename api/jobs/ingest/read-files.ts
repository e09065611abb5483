import { isSetFromText } from '#contract/intake/kind-names.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { ReaderPool } from '#ingest';
import type { OriginalStore } from '../../originals/original-store.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import type { Again } from '../../repositories/intake/files-to-read.ts';
import { endRun, startRun } from '../../repositories/intake/ingest-runs.ts';
import { finishSourceFile, type SourceFileRow } from '../../repositories/intake/source-files.ts';
import { addPages, type PagePlace } from '../../repositories/pages/add-pages.ts';
import { listPageIndexes } from '../../repositories/pages/pages.ts';
import { rebuildDocuments, rebuildFile } from './documents/rebuild-documents.ts';
import { inBatches } from './in-batches.ts';
import { type FileProgress, type IngestProgress, ProgressCount } from './ingest-progress.ts';
import { KnownImages } from './known-images.ts';
import { numberFile, numberProduction } from './numbers/number-pages.ts';
import { OpeningLine } from './open-families.ts';
import { runAhead } from './run-ahead.ts';
import { finishVolume } from './volumes/finish-volume.ts';
import { LoadTexts } from './volumes/join-load-texts.ts';
import { loadVolume } from './volumes/load-volume.ts';

export interface IngestDeps {
  database: Database;
  originals: OriginalStore;
  pool: Pick<ReaderPool, 'openFile' | 'readPages'>;
  now: () => Date;
  newId: () => string;
}

/** What is read, and how. */
export interface FilesRun {
  matterId: string;
  productionId: string;
  files: readonly SourceFileRow[];
  retry: Again;
  columns: ColumnChoices | undefined;
  plainLoadFiles: boolean;
  act: () => Act;
  signal: AbortSignal | undefined;
  onProgress: (progress: IngestProgress) => void;
}

interface Job {
  path: string;
  pageIndex: number;
  force: 'layer' | undefined;
  place: PagePlace;
  progress: FileProgress;
}

/**
 * A file's Bates numbers are computed again, so that they show while it is read, when it has grown by a tenth
 * and by at least this many pages: rarely enough for a file of thousands.
 */
const FEWEST_NEW_PAGES = 3;
/**
 * Pages that come within this many milliseconds are committed together, because the disk takes as long for
 * one as for many.
 */
const TOGETHER = { most: 50, within: 10 };
/**
 * Number of files opened before they are read: enough to know of the pages to come, and few enough that the
 * first pages are read while the thousandth picture still waits to be converted.
 */
const FILES_AHEAD = 64;

/** Opens files of the ledger, and reads every page of them that is missing, or is to be tried again. */
export async function readFiles(deps: IngestDeps, run: FilesRun): Promise<void> {
  await new FilesReader(deps, run).read();
}

class FilesReader {
  readonly #deps: IngestDeps;
  readonly #run: FilesRun;
  readonly #count: ProgressCount;
  readonly #texts: LoadTexts;
  readonly #images: KnownImages<Job>;

  constructor(deps: IngestDeps, run: FilesRun) {
    this.#deps = deps;
    this.#run = run;
    this.#count = new ProgressCount(run.onProgress);
    this.#texts = new LoadTexts(deps, run.matterId);
    this.#images = new KnownImages(deps.database, run.matterId);
  }

  async read(): Promise<void> {
    const { database, now, newId } = this.#deps;
    const { productionId } = this.#run;
    const runId = newId();
    await startRun(database, { id: runId, productionId, at: now() });
    try {
      await this.#readPages(runId, await this.#lineUp());
      await this.#finishProduction();
    } catch (error) {
      // A full disk cannot record the end either: the original error of the run matters.
      await endRun(database, runId, now()).catch(() => undefined);
      throw error;
    }
    await endRun(database, runId, now());
  }

  /** The files in the order in which they are opened, which load files may change. */
  async #lineUp(): Promise<OpeningLine> {
    const { matterId, productionId, files, retry, columns, plainLoadFiles, act, signal } = this.#run;
    const place = { matterId, productionId, retry, signal };
    const line = new OpeningLine({ ...this.#deps, act }, files, place);
    await line.unpackArchives();
    const production = { id: productionId, matterId };
    if (!plainLoadFiles) line.arrange(await loadVolume(this.#deps, production, line.files, columns));
    return line;
  }

  async #readPages(runId: string, line: OpeningLine): Promise<void> {
    const { database, pool, now } = this.#deps;
    const { signal } = this.#run;
    const recall = (pixels: string, job: Job) => this.#images.recall(pixels, job);
    const records = pool.readPages(this.#listJobs(line), { signal, recall });
    for await (const batch of inBatches(records, TOGETHER)) {
      const pages = batch.map(({ job, record }) => ({ place: job.place, record }));
      await addPages(database, { id: runId, matterId: this.#run.matterId }, pages, now());
      await this.#texts.join(pages.map(({ place, record }) => ({ ...place, pageIndex: record.pageIndex })));
      for (const { job } of batch) {
        this.#images.release(job);
        await this.#notePage(job.progress);
      }
    }
  }

  async #finishProduction(): Promise<void> {
    const { database } = this.#deps;
    const { matterId, productionId, act } = this.#run;
    await numberProduction(database, { id: productionId, matterId });
    await finishVolume(database, this.#texts, act(), { id: productionId, matterId });
    await rebuildDocuments(database, { id: productionId, matterId });
  }

  /** The missing pages, file after file. */
  async *#listJobs(line: OpeningLine): AsyncGenerator<Job> {
    const { database, originals } = this.#deps;
    for await (const file of runAhead(this.#openFiles(line), FILES_AHEAD)) {
      const known = await listPageIndexes(database, file.id, this.#run.retry === 'all');
      const progress = this.#count.begin(file, known.size);
      if (known.size === file.page_count) await this.#finish(file);
      const path = originals.pagesPathOf(file);
      const force = isSetFromText(file.kind) ? 'layer' : undefined;
      const place = this.#placeOf(file);
      for (let pageIndex = 0; pageIndex < file.page_count; pageIndex += 1) {
        if (!known.has(pageIndex)) yield { path, pageIndex, force, place, progress };
      }
    }
  }

  /** The files that can be opened, including those inside others. */
  async *#openFiles(line: OpeningLine): AsyncGenerator<SourceFileRow> {
    this.#count.noteFilesAhead(line.files.length);
    for await (const { file, opened, filesAhead } of line.open()) {
      this.#count.noteFilesAhead(filesAhead);
      if (!opened) continue;
      this.#count.noteOpened(file);
      yield file;
    }
  }

  #placeOf(file: SourceFileRow): PagePlace {
    const { matterId, productionId } = this.#run;
    return {
      matterId,
      productionId,
      fileId: file.id,
      seed: file.page_seed ?? file.sha256,
      firstControl: file.first_control as number,
    };
  }

  async #notePage(progress: FileProgress): Promise<void> {
    this.#count.notePage(progress);
    const complete = progress.done === progress.file.page_count;
    if (complete || progress.sinceNumbered >= Math.max(FEWEST_NEW_PAGES, progress.done / 10)) {
      await numberFile(this.#deps.database, this.#run.matterId, progress.file.id);
      progress.sinceNumbered = 0;
    }
    if (complete) await this.#complete(progress.file);
    this.#count.notify(progress);
  }

  /** All pages of a file are stored: its documents are built before the next file is read. */
  async #complete(file: SourceFileRow): Promise<void> {
    const { matterId, productionId } = this.#run;
    await this.#finish(file);
    await rebuildFile(this.#deps.database, { id: productionId, matterId }, file);
  }

  async #finish(file: SourceFileRow): Promise<void> {
    const { matterId, act } = this.#run;
    await finishSourceFile(this.#deps.database, act(), matterId, file.id);
  }
}
