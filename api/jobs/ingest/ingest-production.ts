import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { IngestReport, LeftOut } from '#contract/intake/production.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Again } from '../../repositories/intake/files-to-read.ts';
import { declarePages, ensureProduction } from '../../repositories/intake/productions.ts';
import type { SourceFileRow } from '../../repositories/intake/source-files.ts';
import { ensureMatter } from '../../repositories/people/matters.ts';
import type { IngestProgress } from './ingest-progress.ts';
import { type IngestDeps, readFiles } from './read-files.ts';
import { receiveFiles } from './receive-files.ts';
import { reportIngest } from './report-ingest.ts';
import type { FoundFile } from './walk-files.ts';

/** What is ingested, and where it goes. */
export interface ReceiveOptions {
  files: FoundFile[];
  matterSlug: string;
  productionName: string;
  /** The number of pages that the agency declared; null clears it, and undefined leaves it unchanged. */
  declaredPages?: number | null | undefined;
  actor: string;
  /** Stops the run; pages that were read are kept, and a later run reads the rest. */
  signal?: AbortSignal | undefined;
}

/** How received files are read. */
export interface ReadOptions {
  /** Which files that could not be opened are tried again; with all, also pages that could not be read. */
  retry?: Again;
  /** How columns of load files are mapped; if undefined, the previous choice stays. */
  columns?: ColumnChoices | undefined;
  /** Treat load files as plain files. */
  plainLoadFiles?: boolean;
  actor: string;
  signal?: AbortSignal | undefined;
}

export interface IngestOptions extends ReceiveOptions, ReadOptions {
  /** What was next to the files and was not ingested, for the report. */
  leftOut?: LeftOut[];
}

export interface ReceivedProduction {
  id: string;
  matterId: string;
  name: string;
  files: SourceFileRow[];
}

/**
 * Reads a production: first all files are received, then every page that is not in the ledger yet is read. So
 * it may be killed at any time and run again.
 */
export async function ingestProduction(
  deps: IngestDeps,
  options: IngestOptions,
  onProgress: (progress: IngestProgress) => void = () => {},
): Promise<IngestReport> {
  const started = deps.now();
  const production = await receiveProduction(deps, options);
  await readReceived(deps, production, options, onProgress);
  return {
    production: production.name,
    seconds: Math.round((deps.now().getTime() - started.getTime()) / 100) / 10,
    ...(await reportIngest(deps.database, production.id, production.files)),
    leftOut: options.leftOut ?? [],
  };
}

/** Adds the matter and production if they are new; hashes, stores and records every file. */
export async function receiveProduction(
  deps: Omit<IngestDeps, 'pool'>,
  { files, matterSlug: slug, productionName: name, declaredPages, actor, signal }: ReceiveOptions,
): Promise<ReceivedProduction> {
  const { database, newId } = deps;
  const act = (): Act => ({ actor, at: deps.now() });
  const { id: matterId } = await ensureMatter(database, act(), { newId: newId(), slug, name: slug });
  const production = await ensureProduction(database, act(), matterId, { newId: newId(), name });
  if (declaredPages !== undefined) await declarePages(database, act(), matterId, production, declaredPages);
  const place = { matterId, productionId: production.id };
  return {
    ...{ id: production.id, matterId, name: production.name },
    files: await receiveFiles({ ...deps, act }, files, { ...place, signal }),
  };
}

/**
 * Reads every page of the ledger's files that is missing, or is to be tried again, and commits it as soon as
 * it is read. The files are not hashed again, because they are the stored originals.
 */
export async function readReceived(
  deps: IngestDeps,
  { id: productionId, matterId, files }: Omit<ReceivedProduction, 'name'>,
  { retry = 'none', columns, plainLoadFiles = false, actor, signal }: ReadOptions,
  onProgress: (progress: IngestProgress) => void = () => {},
): Promise<void> {
  await deps.originals.sweepWorkFolders();
  const act = (): Act => ({ actor, at: deps.now() });
  const run = { matterId, productionId, files, retry, columns, plainLoadFiles };
  await readFiles(deps, { ...run, act, signal, onProgress });
}
