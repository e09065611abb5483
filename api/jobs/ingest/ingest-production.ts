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

/** What comes in, and where it goes. */
export interface ReceiveOptions {
  files: FoundFile[];
  matterSlug: string;
  productionName: string;
  /** How many pages the agency says that it gave; null clears it, and left out, what is known stays. */
  declaredPages?: number | null | undefined;
  actor: string;
  /** Stops the run; pages that were read stay, and a later run reads the rest. */
  signal?: AbortSignal | undefined;
}

/** How files that were received are read. */
export interface ReadOptions {
  /** Which files are tried again that could not be opened; with all, also pages that could not be read. */
  retry?: Again;
  /** Where columns of load files go; left out, what was said before stays. */
  columns?: ColumnChoices | undefined;
  /** Treat load files as plain files. */
  plainLoadFiles?: boolean;
  actor: string;
  signal?: AbortSignal | undefined;
}

export interface IngestOptions extends ReceiveOptions, ReadOptions {
  /** What lay beside the files and was not taken in, for the report. */
  leftOut?: LeftOut[];
}

export interface ReceivedProduction {
  id: string;
  matterId: string;
  name: string;
  files: SourceFileRow[];
}

/**
 * Reads a production: every file is received first, then every page that is not in the ledger yet is read. So it
 * may be killed at any time and run again.
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

/** Enters matter and production where they are new; hashes, keeps and enters every file. */
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
 * Reads every page of files of the ledger that is not there yet, or is to be tried again, and makes it durable as it
 * comes. The files are not hashed again: they are their originals.
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
