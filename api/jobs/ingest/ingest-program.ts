import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { openReaderPool, type ReaderPoolOptions } from '#ingest';
import { databasePath } from '../../data-folder.ts';
import { describeFault } from '../../describe-fault.ts';
import { OriginalStore } from '../../originals/original-store.ts';
import { StagedUploads } from '../../originals/staged-uploads.ts';
import { type Database, openDatabase } from '../../repositories/database/database.ts';
import { type Again, listFilesToRead } from '../../repositories/intake/files-to-read.ts';
import {
  endIngestRequest,
  moveIngestRequest,
  type RequestedIngest,
} from '../../repositories/intake/ingest-requests.ts';
import { listReadyUploads, removeUpload } from '../../repositories/intake/uploads.ts';
import { describeHold } from './ingest-hold.ts';
import { type IngestRequest, ingestProduction } from './ingest-production.ts';
import type { IngestDeps } from './read-files.ts';
import type { FoundFile } from './walk-files.ts';

/**
 * The program of the process that reads for the server: what was uploaded for one production, and
 * what is missing of it. Beside the server, so that hashing, writing and numbering never make a
 * reviewer wait; its end, in whatever way, is the end of its readers.
 */

/** The first message to the process. Passwords in it go to the readers, and nowhere else. */
export interface IngestTask extends RequestedIngest {
  dataDir: string;
  readers: ReaderPoolOptions;
}

/** The last message of the process where the machine failed: what was read is kept, and the rest waits. */
export interface IngestHeld {
  /** What is wrong and what to do about it. */
  held: string;
}

/** Any further message: a person stopped the reading, or the server is going to end. */
export type IngestOrder = 'stop' | 'pause';

/** Milliseconds to wait for a lock: nobody waits for this process. */
const PATIENCE = 60_000;

const ended = new AbortController();
// Nobody is left to read for, or all is done.
process.on('disconnect', () => process.exit());
// Signals go to the server too, which then says what to do.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
const task = await new Promise<IngestTask>((resolve) => {
  process.once('message', (first: IngestTask) => {
    process.on('message', (order: IngestOrder) => ended.abort(order));
    resolve(first);
  });
});

try {
  const database = await openDatabase(databasePath(task.dataDir), { patience: PATIENCE });
  try {
    await readAll(database);
  } finally {
    await database.destroy();
  }
} catch (error) {
  const held = describeHold(error, task.dataDir);
  if (held === undefined) throw error;
  process.stderr.write(`${inspect(error)}\n`);
  await new Promise((sent) => process.send?.({ held } satisfies IngestHeld, sent));
} finally {
  process.disconnect?.();
}

async function readAll(database: Database): Promise<void> {
  const pool = openReaderPool({ background: true, ...task.readers });
  const deps = {
    database,
    originals: new OriginalStore(task.dataDir),
    pool,
    now: () => new Date(),
    newId: randomUUID,
  };
  try {
    await readUploads(deps);
    await readRest(deps);
    await endIngestRequest(database, task.productionId);
  } catch (error) {
    const order = ended.signal.aborted ? (ended.signal.reason as IngestOrder) : undefined;
    if (order === 'stop') await moveIngestRequest(database, task.productionId, 'reading', 'stopped');
    else if (order === 'pause') await moveIngestRequest(database, task.productionId, 'reading', 'waiting');
    else if (describeHold(error, task.dataDir) !== undefined) throw error;
    else await moveIngestRequest(database, task.productionId, 'reading', 'failed', explain(error));
  } finally {
    await pool.close();
  }
}

/** Each person's files under their own name. A staged file goes when its original is kept. */
async function readUploads(deps: IngestDeps): Promise<void> {
  const staged = new StagedUploads(task.dataDir);
  const uploads = await listReadyUploads(deps.database, task.matterId, task.production);
  for (const [actor, theirs] of Map.groupBy(uploads, ({ by }) => by)) {
    const ids = new Map(theirs.map(({ uploadId }) => [staged.pathOf(uploadId), uploadId]));
    const files = theirs.map(({ uploadId, path }) => ({ absolute: staged.pathOf(uploadId), path }));
    const onReceived = async ({ absolute }: FoundFile) => {
      const uploadId = ids.get(String(absolute));
      if (uploadId === undefined) return;
      await removeUpload(deps.database, uploadId);
      await staged.remove(uploadId);
    };
    await readFiles(deps, actor, files, { onReceived });
  }
}

/** Files that are in the ledger and of which pages are missing, or that are to be tried again. */
async function readRest(deps: IngestDeps): Promise<void> {
  const again = whatAgain();
  const files = await listFilesToRead(deps.database, task.productionId, again);
  if (files.length === 0 && task.columns === undefined) return;
  const found = files.map(({ sha256, path }) => ({ absolute: deps.originals.pathOf(sha256), path }));
  await readFiles(deps, task.askedBy, found, { retry: again });
}

function whatAgain(): Again {
  if (task.retry) return 'all';
  return task.readers.passwords?.length ? 'locked' : 'none';
}

async function readFiles(
  deps: IngestDeps,
  actor: string,
  files: FoundFile[],
  more: Pick<IngestRequest, 'retry' | 'onReceived'>,
): Promise<void> {
  const { matterSlug, production: productionName, columns } = task;
  await ingestProduction(deps, {
    files,
    matterSlug,
    productionName,
    actor,
    columns,
    signal: ended.signal,
    ...more,
  });
}

function explain(error: unknown): string {
  const fault = describeFault(error, task.dataDir, { withPaths: false });
  if (fault) return `${fault.what} What was read is kept. ${fault.remedy}, then go on reading.`;
  const detail = error instanceof Error ? error.message : String(error);
  return `The reading ended with an error (${detail}). What was read is kept. Go on reading, and look at the server's log if it fails again.`;
}
