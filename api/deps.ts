import type { Logger } from 'pino';
import type { ReaderPoolOptions } from '#ingest';
import type { FolderCheck } from './integrity/folder-check.ts';
import type { JobControl } from './jobs/core/job-queue.ts';
import type { ExportFolders } from './jobs/exports/export-folders.ts';
import type { IngestRequests } from './jobs/ingest/ingest-requests.ts';
import type { OcrRunner } from './jobs/ingest/pages/ocr-runner.ts';
import type { MappingPreviews } from './jobs/ingest/volumes/mapping-previews.ts';
import type { LiveEvents } from './jobs/live/live-events.ts';
import type { SealedCopies } from './jobs/sealed/sealed-copies.ts';
import type { OriginalStore } from './originals/original-store.ts';
import type { StagedUploads } from './originals/staged-uploads.ts';
import type { QueryRecorder } from './reports/query-recorder.ts';
import type { Database } from './repositories/database/database.ts';
import type { PasswordChecks } from './review/password-checks.ts';
import type { SearchServer } from './search/explore/describe-state.ts';
import type { SearchService } from './search/search-service.ts';
import type { Suggester } from './suggestions/suggester.ts';

/** Where files are stored while they are uploaded, and what is accepted. */
export interface UploadDeps {
  staged: StagedUploads;
  /** Bytes of one file. */
  largestFile: number;
  /** Milliseconds after which an unfinished file is removed. */
  expires: number;
  /** Bytes that may still be written to the data folder's disk. */
  countFreeBytes: () => Promise<number>;
}

/** The parts of the server. Time and ids are passed in here, so that tests control them. */
export interface Deps {
  /** For reports of what is wrong with the disk; its path is never sent to a browser. */
  dataDir: string;
  database: Database;
  originals: OriginalStore;
  search: SearchService;
  recorder: QueryRecorder;
  /** Woken when an export is requested. */
  reports: JobControl;
  liveEvents: LiveEvents;
  exports: JobControl;
  exportFolders: ExportFolders;
  sealedCopies: SealedCopies;
  folderCheck: FolderCheck;
  passwords: PasswordChecks;
  ingests: IngestRequests;
  ocrRunner: OcrRunner;
  mappingPreviews: MappingPreviews;
  suggester: Suggester;
  /** How the server reads added files. */
  readers: ReaderPoolOptions;
  uploads: UploadDeps;
  now: () => Date;
  newId: () => string;
  log: Logger;
  /** The built viewer; null if only the API is served. */
  viewerDir: string | null;
  /** Names under which the server is reached, besides those of this machine. */
  allowedHosts: readonly string[];
  /** Addresses of reverse proxies that name their callers. */
  trustedProxies: ReadonlySet<string>;
  /** The engine that Explore uses besides the embedded index. */
  searchServer: SearchServer;
}
