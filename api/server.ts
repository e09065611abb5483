import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { type Config, USUAL_LARGEST_UPLOAD, USUAL_UPLOAD_EXPIRY } from './config.ts';
import { databasePath } from './data-folder.ts';
import { errorCode } from './error-code.ts';
import { UncoverError } from './errors.ts';
import { ExportRunner } from './jobs/export-runner.ts';
import { IngestRunner } from './jobs/ingest-runner.ts';
import { LiveEvents } from './jobs/live-events.ts';
import { PageRereader } from './jobs/page-rereader.ts';
import { ReportRunner } from './jobs/report-runner.ts';
import { SavedSearchWatch } from './jobs/saved-search-watch.ts';
import { OriginalStore } from './originals/original-store.ts';
import { countFreeBytes, StagedUploads } from './originals/staged-uploads.ts';
import { QueryRecorder } from './reports/query-recorder.ts';
import { type Database, openDatabase } from './repositories/database.ts';
import { PasswordChecks } from './review/password-checks.ts';
import { MeiliServer } from './search/engines/meilisearch/meili-server.ts';
import { MeiliSync } from './search/engines/meilisearch/meili-sync.ts';
import { SearchThread } from './search/search-thread.ts';

export interface RunningServer {
  /** Such as `http://127.0.0.1:7321`. */
  address: string;
  close: () => Promise<void>;
}

const builtViewer = fileURLToPath(new URL('../viewer/dist', import.meta.url));

/** Opens a data folder and serves it. Throws when the port is taken or the folder can't be used. */
export async function startServer(config: Config): Promise<RunningServer> {
  const now = () => new Date();
  const log = pino({ level: process.env.UNCOVER_LOG ?? 'warn' }, pino.destination(2));
  const database = await openDatabase(databasePath(config.dataDir));
  const liveEvents = new LiveEvents(database, now, (error) => log.error({ err: error }, 'live events'));
  const exports = new ExportRunner(database, config.dataDir, now);
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
    onError: (error) => log.error({ err: error }, 'reading'),
  });
  const search = new SearchThread(databasePath(config.dataDir), config.meilisearch);
  const sync = startSync(config, database, (error) => log.error({ err: error }, 'search server'));
  const rereader = new PageRereader(readers);
  const noteError = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const recorder = new QueryRecorder({
    ...{ database, search, newId: randomUUID },
    onError: noteError('recording of queries'),
  });
  const reports = new ReportRunner(database, config.dataDir, now, noteError('search term report'));
  await reports.recover();
  const app = createApp({
    database,
    originals: new OriginalStore(config.dataDir),
    search,
    recorder,
    reports,
    liveEvents,
    exports,
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
    hasSearchServer: config.meilisearch !== undefined,
  });
  const server = app.listen(config.port, config.host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error) => {
      reject(errorCode(error) === 'EADDRINUSE' ? portTaken(config.port) : error);
    });
  });
  await ingests.recover();
  const savedSearches = new SavedSearchWatch({
    ...{ database, search },
    tell: (matterId, event) => liveEvents.tell(matterId, event),
    onError: noteError('saved searches'),
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    close: async () => {
      liveEvents.close();
      await exports.close();
      await ingests.close();
      await rereader.close();
      await savedSearches.close();
      await reports.close();
      await recorder.close();
      await sync?.close();
      await search.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.destroy();
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

function portTaken(port: number): UncoverError {
  return new UncoverError(
    'conflict',
    `Port ${port} is taken. Uncover may be running already; if not, choose another port with --port.`,
  );
}
