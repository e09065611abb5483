import { randomUUID } from 'node:crypto';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import { databasePath } from '../../data-folder.ts';
import { OriginalStore } from '../../originals/original-store.ts';
import { StagedUploads } from '../../originals/staged-uploads.ts';
import { openDatabase } from '../../repositories/database/open-database.ts';
import { type Again, listFilesToRead } from '../../repositories/intake/files-to-read.ts';
import { getProductionToRead } from '../../repositories/intake/ingest-requests.ts';
import type { SourceFileRow } from '../../repositories/intake/source-files.ts';
import { listReadyUploads, removeUpload } from '../../repositories/intake/uploads.ts';
import { answerCalls } from '../core/answer-calls.ts';
import { type ReadOptions, readReceived } from './ingest-production.ts';
import type { IngestDeps } from './read-files.ts';
import { receiveFiles } from './receive-files.ts';
import type { FoundFile } from './walk-files.ts';

/**
 * The program of the process that reads for the server: a production's uploads, and its missing pages. It
 * runs beside the server, so that hashing, writing and numbering never make a reviewer wait; its readers end
 * when it ends, for whatever reason.
 */

export interface IngestTask {
  productionId: string;
  askedBy: string;
  /** Try again what failed. */
  retry: boolean;
  columns: ColumnChoices | undefined;
  dataDir: string;
  /** Contains passwords, which are passed to the readers and nowhere else. */
  readers: ReaderPoolOptions;
}

/** Milliseconds to wait for a lock: nobody waits for this process. */
const PATIENCE = 60_000;

answerCalls<IngestTask, null, number>(async (task, { signal, onProgress }) => {
  const database = await openDatabase(databasePath(task.dataDir), { patience: PATIENCE });
  const pool = openReaderPool({ background: true, ...task.readers });
  const originals = new OriginalStore(task.dataDir);
  const deps = { database, originals, pool, now: () => new Date(), newId: randomUUID };
  try {
    await new ProductionReader(deps, task, signal, onProgress).readAll();
    return null;
  } finally {
    await pool.close();
    await database.destroy();
  }
});

class ProductionReader {
  readonly #deps: IngestDeps;
  readonly #task: IngestTask;
  readonly #signal: AbortSignal;
  readonly #onProgress: (pagesRead: number) => void;
  /** Pages of the parts read so far. */
  #pagesRead = 0;

  constructor(
    deps: IngestDeps,
    task: IngestTask,
    signal: AbortSignal,
    onProgress: (pagesRead: number) => void,
  ) {
    this.#deps = deps;
    this.#task = task;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  async readAll(): Promise<void> {
    const production = await getProductionToRead(this.#deps.database, this.#task.productionId);
    await this.#readUploads(production);
    await this.#readRest(production);
  }

  /** Ingests each person's files under their name. */
  async #readUploads({ name, matterId }: { name: string; matterId: string }): Promise<void> {
    const uploads = await listReadyUploads(this.#deps.database, matterId, name);
    for (const [actor, theirs] of Map.groupBy(uploads, ({ by }) => by)) {
      const files = await this.#receive(matterId, actor, theirs);
      await this.#read(matterId, files, { actor });
    }
  }

  /** A staged file is removed when its original is stored. */
  async #receive(
    matterId: string,
    actor: string,
    uploads: readonly { uploadId: string; path: string }[],
  ): Promise<SourceFileRow[]> {
    const { database, now } = this.#deps;
    const staged = new StagedUploads(this.#task.dataDir);
    const ids = new Map(uploads.map(({ uploadId }) => [staged.pathOf(uploadId), uploadId]));
    const files = uploads.map(({ uploadId, path }) => ({ absolute: staged.pathOf(uploadId), path }));
    const onReceived = async ({ absolute }: FoundFile) => {
      this.#onProgress(this.#pagesRead);
      const uploadId = ids.get(String(absolute));
      if (uploadId === undefined) return;
      await removeUpload(database, uploadId);
      await staged.remove(uploadId);
    };
    const { productionId } = this.#task;
    const act = () => ({ actor, at: now() });
    return receiveFiles({ ...this.#deps, act }, files, {
      ...{ matterId, productionId, signal: this.#signal, onReceived },
    });
  }

  /** Reads files in the ledger with missing pages, or those to be tried again. */
  async #readRest({ matterId }: { matterId: string }): Promise<void> {
    const { productionId, columns, askedBy: actor } = this.#task;
    const retry = this.#whatAgain();
    const files = await listFilesToRead(this.#deps.database, productionId, retry);
    if (files.length > 0 || columns !== undefined) await this.#read(matterId, files, { actor, retry });
  }

  #whatAgain(): Again {
    if (this.#task.retry) return 'all';
    return this.#task.readers.passwords?.length ? 'locked' : 'none';
  }

  async #read(matterId: string, files: SourceFileRow[], options: ReadOptions): Promise<void> {
    const { productionId: id, columns } = this.#task;
    let pagesRead = 0;
    await readReceived(
      this.#deps,
      { id, matterId, files },
      { ...options, columns, signal: this.#signal },
      (progress) => {
        pagesRead = progress.pagesRead;
        this.#onProgress(this.#pagesRead + pagesRead);
      },
    );
    this.#pagesRead += pagesRead;
  }
}
