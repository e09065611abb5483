import { randomUUID } from 'node:crypto';
import { type Logger, pino } from 'pino';
import { type Config, USUAL_LARGEST_UPLOAD, USUAL_UPLOAD_EXPIRY } from './config.ts';
import { databasePath } from './data-folder.ts';
import type { Deps } from './deps.ts';
import { FolderCheck } from './integrity/folder-check.ts';
import { type Clock, systemClock } from './jobs/core/clock.ts';
import { endWithin } from './jobs/core/end-within.ts';
import { JobQueue } from './jobs/core/job-queue.ts';
import { ExportFolders } from './jobs/exports/export-folders.ts';
import { exportKind } from './jobs/exports/export-kind.ts';
import { IngestRequests } from './jobs/ingest/ingest-requests.ts';
import { OcrRunner } from './jobs/ingest/pages/ocr-runner.ts';
import { MappingPreviews } from './jobs/ingest/volumes/mapping-previews.ts';
import { LiveEvents } from './jobs/live/live-events.ts';
import { SavedSearchWatch } from './jobs/live/saved-search-watch.ts';
import { reportKind } from './jobs/reports/report-kind.ts';
import { SealedCopies } from './jobs/sealed/sealed-copies.ts';
import { OriginalStore } from './originals/original-store.ts';
import { countFreeBytes, StagedUploads } from './originals/staged-uploads.ts';
import { QueryRecorder } from './reports/query-recorder.ts';
import type { Database } from './repositories/database/database.ts';
import { type OpenDatabaseOptions, openDatabase } from './repositories/database/open-database.ts';
import { listFinishedExportIds } from './repositories/exhibits/export-jobs.ts';
import { nameServer, releaseJobsOfServers } from './repositories/jobs/jobs.ts';
import { PasswordChecks } from './review/password-checks.ts';
import type { PasswordCost } from './review/passwords.ts';
import { MeiliServer } from './search/engines/meilisearch/meili-server.ts';
import { MeiliSync } from './search/engines/meilisearch/meili-sync.ts';
import type { SearchService } from './search/search-service.ts';
import { SearchThread } from './search/threads/search-thread.ts';
import { Suggester } from './suggestions/suggester.ts';

/** An open data folder, with everything that a command needs. Must be closed. */
export interface Records {
  /** An absolute path. */
  dataDir: string;
  database: Database;
  originals: OriginalStore;
  clock: Clock;
  now: () => Date;
  newId: () => string;
  close: () => Promise<void>;
}

/**
 * Opens a data folder, and creates it if it is new. Throws, with a message for users, if it cannot be used.
 */
export async function openRecords(
  dataDir: string,
  { clock = systemClock, newId = randomUUID, ...options }: RecordsOptions = {},
): Promise<Records> {
  const database = await openDatabase(databasePath(dataDir), options);
  return {
    ...{ dataDir, database, originals: new OriginalStore(dataDir), clock, now: clock.now, newId },
    close: () => database.destroy(),
  };
}

export interface RecordsOptions extends OpenDatabaseOptions {
  clock?: Clock;
  newId?: () => string;
}

/** Settings that tests change. */
export interface ServiceOptions {
  log?: Logger;
  /**
   * Handles an error that nobody awaits; `part` is where it happened. It is logged unless a handler is given.
   */
  onError?: (part: string) => (error: unknown) => void;
  /** The built viewer; null if only the API is served. */
  viewerDir?: string | null;
  /** Searches in its own thread unless given. */
  search?: SearchService;
  uploads?: Partial<Deps['uploads']>;
  /** The cost of hashing passwords. */
  passwordCost?: PasswordCost;
  /** Milliseconds between two checks of the saved searches. */
  savedSearchPace?: number;
  /** See FolderCheck. */
  folderCheck?: { afterStart: number; pause: number };
}

/** Everything that runs in a server, and how it starts and ends. */
export interface Services extends Deps {
  savedSearches: SavedSearchWatch;
  /** Continues the jobs that an earlier server left, and runs new ones as they are requested. */
  startJobs: () => Promise<void>;
  /**
   * Starts the periodic work of a server: saved searches, the check of the data folder, and the search
   * server.
   */
  startWatches: () => void;
  /** Ends everything but the records; work that has not ended after this many milliseconds is abandoned. */
  close: (patience: number) => Promise<void>;
}

/** Creates every service of a server on open records. Nothing runs before it is started. Must be closed. */
export function compose(records: Records, config: Config, options: ServiceOptions = {}): Services {
  const { dataDir, database, clock, newId } = records;
  const log = options.log ?? pino({ level: config.logLevel ?? 'warn' }, pino.destination(2));
  const onError = options.onError ?? ((part: string) => (error: unknown) => log.error({ err: error }, part));
  const readers = config.readers ?? {};
  const staged = new StagedUploads(dataDir);
  const search = options.search ?? new SearchThread(databasePath(dataDir), config.meilisearch);
  const liveEvents = new LiveEvents({ database, clock, onError: onError('live events') });
  const owner = nameServer(newId());
  const queueDeps = (part: string) => ({
    ...{ database, clock, owner, onError: onError(part) },
    onChange: (matterId: string) => liveEvents.noteJobs(matterId),
  });
  const exportFolders = new ExportFolders(dataDir);
  const exports = new JobQueue(exportKind({ dataDir, folders: exportFolders, clock }), queueDeps('exports'));
  const reports = new JobQueue(reportKind({ dataDir, clock, newId }), queueDeps('search term reports'));
  const ingests = new IngestRequests({ ...queueDeps('ingest'), staged, dataDir, readers, newId });
  const ocrRunner = new OcrRunner(readers, onError('OCR of single pages'), clock);
  const mappingPreviews = new MappingPreviews(clock);
  const suggester = new Suggester(databasePath(dataDir), clock);
  const recorder = new QueryRecorder({ database, search, newId, onError: onError('recording of queries') });
  const folderCheck = new FolderCheck({
    ...{ dataDir, clock, onError: onError('check of the data folder') },
    ...options.folderCheck,
  });
  const savedSearches = new SavedSearchWatch({
    ...{ database, search, clock, pace: options.savedSearchPace },
    notify: (matterId, event) => liveEvents.notify(matterId, event),
    onError: onError('saved searches'),
  });
  const sync = config.meilisearch && openSync(records, config.meilisearch, onError('search server'));

  return {
    ...{ ...records, log, search, recorder, reports, exports, liveEvents, folderCheck, ingests, ocrRunner },
    ...{ exportFolders, mappingPreviews, suggester, readers, savedSearches },
    sealedCopies: new SealedCopies(dataDir, clock),
    passwords: new PasswordChecks(options.passwordCost),
    uploads: {
      staged,
      largestFile: config.largestUpload ?? USUAL_LARGEST_UPLOAD,
      expires: config.uploadExpires ?? USUAL_UPLOAD_EXPIRY,
      countFreeBytes: () => countFreeBytes(dataDir),
      ...options.uploads,
    },
    viewerDir: options.viewerDir ?? null,
    allowedHosts: [config.host, ...(config.allowedHosts ?? [])],
    trustedProxies: new Set(config.trustedProxies),
    searchServer: { isConfigured: config.meilisearch !== undefined, problem: config.meilisearchProblem },
    startJobs: async () => {
      await releaseJobsOfServers(database);
      await exportFolders.removeAllBut(await listFinishedExportIds(database), onError('exports'));
      exports.start();
      reports.start();
      await ingests.start();
    },
    startWatches: () => {
      sync?.start();
      savedSearches.start();
      folderCheck.start();
    },
    close: async (patience) => {
      const end = (part: string, work: Promise<unknown> | undefined) =>
        endWithin(patience, part, work, onError('closing'));
      await Promise.all([
        end('live events', liveEvents.close()),
        end('exports', exports.close()),
        end('search term reports', reports.close()),
        end('ingest', ingests.close()),
        end('OCR of single pages', ocrRunner.close()),
        end('load-file previews', mappingPreviews.close()),
        end('suggested pages', suggester.close()),
        end('check of the data folder', folderCheck.close()),
        end('saved searches', savedSearches.close()),
        end('recording of queries', recorder.close()),
        end('search server', sync?.close()),
      ]);
      // The other services may still search.
      await end('search', search.close());
    },
  };
}

function openSync(
  { database, now }: Records,
  address: NonNullable<Config['meilisearch']>,
  onError: (error: unknown) => void,
): MeiliSync {
  return new MeiliSync({ database, server: new MeiliServer(address), now, onError });
}
