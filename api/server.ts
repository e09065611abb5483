import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { createApp } from './app.ts';
import { claimFolder, type FolderClaim } from './claim-folder.ts';
import { type Config, USUAL_LARGEST_UPLOAD, USUAL_UPLOAD_EXPIRY } from './config.ts';
import { databasePath } from './data-folder.ts';
import { explainFault } from './describe-fault.ts';
import { endWithin } from './end-within.ts';
import { ExportRunner } from './jobs/export-runner.ts';
import { FolderCheck } from './jobs/folder-check.ts';
import { IngestRunner } from './jobs/ingest-runner.ts';
import { LiveEvents } from './jobs/live-events.ts';
import { PageRereader } from './jobs/page-rereader.ts';
import { ReportRunner } from './jobs/report-runner.ts';
import { SavedSearchWatch } from './jobs/saved-search-watch.ts';
import { logUnhandledRejections } from './log-unhandled-rejections.ts';
import { OriginalStore } from './originals/original-store.ts';
import { countFreeBytes, StagedUploads } from './originals/staged-uploads.ts';
import { describeTightened, makePrivate } from './private-folder.ts';
import { QueryRecorder } from './reports/query-recorder.ts';
import { type Database, openDatabase } from './repositories/database/database.ts';
import { PasswordChecks } from './review/password-checks.ts';
import { MeiliServer } from './search/engines/meilisearch/meili-server.ts';
import { MeiliSync } from './search/engines/meilisearch/meili-sync.ts';
import { SearchThread } from './search/threads/search-thread.ts';

export interface RunningServer {
  /** Such as `http://127.0.0.1:7321`. */
  address: string;
  close: () => Promise<void>;
}

const builtViewer = fileURLToPath(new URL('../viewer/dist', import.meta.url));

export interface ServerOptions {
  /** The folder and the address, where they were taken before. Released when the server closes. */
  claim?: FolderClaim;
  /** Done before the first request is answered and before any work goes on. What it throws ends the start. */
  prepare?: (database: Database) => Promise<void>;
}

/** Milliseconds for everything under way to end by itself; what is left is then ended. */
const TIME_TO_END = 3500;

/** Opens a data folder and serves it. Throws when the port is taken or the folder can't be used. */
export async function startServer(
  config: Config,
  { claim: claimed, prepare }: ServerOptions = {},
): Promise<RunningServer> {
  const claim = claimed ?? (await claimFolder(config));
  try {
    const log = pino({ level: process.env.UNCOVER_LOG ?? 'warn' }, pino.destination(2));
    const database = await openDatabase(databasePath(config.dataDir), { hasFolderLock: true });
    try {
      const tightened = describeTightened(config.dataDir, makePrivate(config.dataDir));
      if (tightened !== undefined) log.warn(tightened);
      await prepare?.(database);
      return await serveFolder(config, claim, database, log);
    } catch (error) {
      await database.destroy();
      throw error;
    }
  } catch (error) {
    await claim.release();
    throw explainFault(error, config.dataDir);
  }
}

async function serveFolder(
  config: Config,
  claim: FolderClaim,
  database: Database,
  log: Logger,
): Promise<RunningServer> {
  const now = () => new Date();
  const noteError = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const liveEvents = new LiveEvents(database, now, noteError('live events'));
  const { dataDir } = config;
  const exports = new ExportRunner({ database, dataDir, now, onError: noteError('exports') });
  await exports.recover();
  const staged = new StagedUploads(config.dataDir);
  const readers = config.readers ?? {};
  const ingests = new IngestRunner({
    database,
    staged,
    dataDir: config.dataDir,
    readers,
    now,
    newId: randomUUID,
    onError: noteError('reading'),
  });
  const search = new SearchThread(databasePath(config.dataDir), config.meilisearch);
  const sync = startSync(config, database, noteError('search server'));
  const rereader = new PageRereader(readers, noteError('reading of single pages'));
  const recorder = new QueryRecorder({
    ...{ database, search, newId: randomUUID },
    onError: noteError('recording of queries'),
  });
  const reports = new ReportRunner({ database, dataDir, now, onError: noteError('search term report') });
  await reports.recover();
  const folderCheck = new FolderCheck({ dataDir, now, onError: noteError('check of the data folder') });
  const app = createApp({
    dataDir: config.dataDir,
    database,
    originals: new OriginalStore(config.dataDir),
    search,
    recorder,
    reports,
    liveEvents,
    exports,
    folderCheck,
    passwords: new PasswordChecks(),
    ingests,
    rereader,
    readers,
    uploads: {
      staged,
      largestFile: config.largestUpload ?? USUAL_LARGEST_UPLOAD,
      expires: config.uploadExpires ?? USUAL_UPLOAD_EXPIRY,
      countFreeBytes: () => countFreeBytes(config.dataDir),
    },
    now,
    newId: randomUUID,
    log,
    viewerDir: builtViewer,
    allowedHosts: [config.host, ...(config.allowedHosts ?? [])],
    searchServer: { isConfigured: config.meilisearch !== undefined, problem: config.meilisearchProblem },
  });
  await ingests.recover();
  folderCheck.start();
  const savedSearches = new SavedSearchWatch({
    ...{ database, search },
    tell: (matterId, event) => liveEvents.tell(matterId, event),
    onError: noteError('saved searches'),
  });
  // Such as too many open files while a connection is accepted: without a listener it would end the server.
  claim.server.on('error', noteError('listening'));
  const unhandled = logUnhandledRejections(noteError('unhandled rejection'));
  claim.answerWith(app);
  return {
    address: claim.address,
    close: async () => {
      const end = (what: string, work: Promise<unknown> | undefined) =>
        endWithin(TIME_TO_END, what, work, noteError('closing'));
      claim.stopAnswering();
      liveEvents.close();
      await Promise.all([
        end('exports', exports.close()),
        end('check of the data folder', folderCheck.close()),
        end('reading', ingests.close()),
        end('reading of single pages', rereader.close()),
        end('saved searches', savedSearches.close()),
        end('search term reports', reports.close()),
        end('recording of queries', recorder.close()),
        end('search server', sync?.close()),
      ]);
      await end('search', search.close());
      await database.destroy();
      await claim.release();
      unhandled.stop();
    },
  };
}

/** Tells the search server what changes, where there is one. */
function startSync(
  { meilisearch }: Config,
  database: Database,
  onError: (error: unknown) => void,
): MeiliSync | undefined {
  if (!meilisearch) return undefined;
  const server = new MeiliServer(meilisearch);
  const sync = new MeiliSync({ database, server, now: () => new Date(), onError });
  sync.start();
  return sync;
}
