import { isSetFromText } from '#contract/kind-in-words.ts';
import type { ColumnChoices } from '#contract/load-file.ts';
import type { IngestReport } from '#contract/production.ts';
import { type Cancel, hashFile, type ReaderPool, sniffFile } from '#ingest';
import type { OriginalStore } from '../originals/original-store.ts';
import { addPages, type PagePlace } from '../repositories/add-page.ts';
import type { Act } from '../repositories/audit-log.ts';
import type { Database } from '../repositories/database.ts';
import type { Again } from '../repositories/files-to-read.ts';
import { endRun, startRun } from '../repositories/ingest-runs.ts';
import { listLoadFileReports } from '../repositories/load-files.ts';
import { type MatterRow, openMatter } from '../repositories/matters.ts';
import { listPageIndexes } from '../repositories/pages.ts';
import { countPages, declarePages, openProduction } from '../repositories/productions.ts';
import {
  finishSourceFile,
  getSourceFile,
  listInnerFiles,
  receiveSourceFile,
  type SourceFileRow,
} from '../repositories/source-files.ts';
import { finishVolume } from './finish-volume.ts';
import { inBatches } from './in-batches.ts';
import { LoadTexts } from './join-load-texts.ts';
import { KnownImages } from './known-images.ts';
import { loadVolume } from './load-volume.ts';
import { numberFile, numberProduction } from './number-pages.ts';
import { OpeningLine } from './open-families.ts';
import { runAhead } from './run-ahead.ts';
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
  /** Which files are tried again that could not be opened; with all, also pages that could not be read. */
  retry?: Again;
  /** Where columns of load files go; left out, what was said before stays. */
  columns?: ColumnChoices | undefined;
  /** Treat load files as plain files. */
  plainLoadFiles?: boolean;
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
 * Files opened before their turn to be read: enough to know of the pages to come, and few enough that
 * the first pages are read while the thousandth picture still waits to be converted.
 */
const FILES_AHEAD = 64;

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
  await deps.originals.sweepWorkFolders();
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
  await run.read(request);
  return {
    production: production.name,
    seconds: Math.round((deps.now().getTime() - started.getTime()) / 100) / 10,
    ...(await run.report()),
  };
}

interface Job {
  path: string;
  pageIndex: number;
  force: 'layer' | undefined;
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
  readonly #retry: Again;
  readonly #cancel: Cancel;
  readonly #runId: string;
  readonly #onProgress: (progress: IngestProgress) => void;
  readonly #files: SourceFileRow[] = [];
  readonly #texts: LoadTexts;
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
    { retry = 'none', signal }: IngestRequest,
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
    this.#texts = new LoadTexts(deps);
  }

  /** Enters every file in the ledger and keeps its original, before the first page is read. */
  async receive({ files, onReceived }: IngestRequest): Promise<void> {
    const { database, originals, newId } = this.#deps;
    for (const found of files) {
      const { absolute, path } = found;
      const sha256 = await hashFile(absolute);
      this.#cancel.signal?.throwIfAborted();
      await originals.keep(absolute, sha256);
      const { kind, bytes } = await sniffFile(absolute);
      const place = { newId: newId(), matterId: this.#matter.id, productionId: this.#productionId };
      const file = { ...place, path, sha256, bytes, kind, parentId: null };
      this.#files.push(await receiveSourceFile(database, this.#act(), file));
      await onReceived?.(found);
    }
  }

  async read({ columns, plainLoadFiles = false }: IngestRequest): Promise<void> {
    const { database, pool, now } = this.#deps;
    const production = { id: this.#productionId, matterId: this.#matter.id };
    await startRun(database, { id: this.#runId, productionId: this.#productionId, at: now() });
    try {
      const line = this.#lineUp();
      await line.unpackArchives();
      if (!plainLoadFiles) line.arrange(await loadVolume(this.#deps, production, line.files, columns));
      const records = pool.readPages(this.#listJobs(line), {
        ...this.#cancel,
        recall: (pixels, job) => this.#images.recall(pixels, job),
      });
      for await (const batch of inBatches(records, TOGETHER)) {
        const pages = batch.map(({ job, record }) => ({ place: job.place, record }));
        await addPages(database, this.#runId, pages, now());
        await this.#texts.join(pages.map(({ place, record }) => ({ ...place, pageIndex: record.pageIndex })));
        for (const { job } of batch) {
          this.#images.release(job);
          await this.#notePage(job.progress);
        }
      }
      await numberProduction(database, this.#productionId);
      await finishVolume(database, this.#texts, this.#act(), production);
    } finally {
      await endRun(database, this.#runId, now());
    }
  }

  /** The pages that are missing, file after file. */
  async *#listJobs(line: OpeningLine): AsyncGenerator<Job> {
    for await (const file of runAhead(this.#openFiles(line), FILES_AHEAD)) {
      const known = await listPageIndexes(this.#deps.database, file.id, this.#retry === 'all');
      const progress: FileProgress = { file, done: known.size, sinceNumbered: 0 };
      this.#pagesDone += known.size;
      this.#tell(progress);
      if (known.size === file.page_count) await this.#finish(file);
      const path = this.#deps.originals.pagesPathOf(file);
      const force = isSetFromText(file.kind) ? 'layer' : undefined;
      const place = this.#placeOf(file);
      for (let pageIndex = 0; pageIndex < file.page_count; pageIndex += 1) {
        if (!known.has(pageIndex)) yield { path, pageIndex, force, place, progress };
      }
    }
  }

  #lineUp(): OpeningLine {
    const deps = { ...this.#deps, act: this.#act };
    return new OpeningLine(deps, this.#files, {
      matterId: this.#matter.id,
      productionId: this.#productionId,
      retry: this.#retry,
      ...this.#cancel,
    });
  }

  /** The files that can be opened, those out of others included. */
  async *#openFiles(line: OpeningLine): AsyncGenerator<SourceFileRow> {
    this.#filesAhead = line.files.length;
    for await (const { file, opened, filesAhead } of line.open()) {
      this.#filesAhead = filesAhead;
      if (!opened) continue;
      this.#pagesKnown += file.page_count;
      yield file;
    }
  }

  #placeOf(file: SourceFileRow): PagePlace {
    return {
      matterId: this.#matter.id,
      productionId: this.#productionId,
      fileId: file.id,
      seed: file.page_seed ?? file.sha256,
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
  async report(): Promise<Pick<IngestReport, 'files' | 'pages' | 'loadFiles'>> {
    const { database } = this.#deps;
    const files = await Array.fromAsync(this.#listFamilies(this.#files));
    const ids = files.map((file) => file.id);
    const paths = new Map(files.map(({ id, path }) => [id, path]));
    return {
      files: files.map(({ path, sha256, status, cause, message, page_count, kind, parent_id }) => ({
        path,
        sha256,
        status: status === 'duplicate' || status === 'quarantined' ? status : 'read',
        cause,
        message,
        pages: page_count,
        kind,
        inside: paths.get(parent_id ?? '') ?? null,
      })),
      pages: {
        received: files.reduce((sum, file) => sum + file.page_count, 0),
        ...(await countPages(database, this.#productionId, ids)),
      },
      loadFiles: await listLoadFileReports(database, this.#productionId),
    };
  }

  /** Each file as it stands now, followed by those that came out of it. */
  async *#listFamilies(files: readonly SourceFileRow[]): AsyncGenerator<SourceFileRow> {
    const { database } = this.#deps;
    for (const { id } of files) {
      yield await getSourceFile(database, id);
      yield* this.#listFamilies(await listInnerFiles(database, id));
    }
  }
}
