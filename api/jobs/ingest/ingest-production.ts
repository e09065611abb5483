import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { IngestReport, LeftOut } from '#contract/intake/production.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Again } from '../../repositories/intake/files-to-read.ts';
import { declarePages, ensureProduction } from '../../repositories/intake/productions.ts';
import { ensureMatter } from '../../repositories/people/matters.ts';
import type { IngestProgress } from './ingest-progress.ts';
import { type IngestDeps, readFiles } from './read-files.ts';
import { receiveFiles } from './receive-files.ts';
import { reportIngest } from './report-ingest.ts';
import type { FoundFile } from './walk-files.ts';

export interface IngestRequest {
  files: FoundFile[];
  /** What lay beside them and was not taken in, for the report. */
  leftOut?: LeftOut[];
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
  const { database, newId } = deps;
  const { matterSlug: slug, productionName: name, declaredPages, signal, onReceived } = request;
  const { id: matterId } = await ensureMatter(database, act(), { newId: newId(), slug, name: slug });
  const production = await ensureProduction(database, act(), matterId, { newId: newId(), name });
  if (declaredPages !== undefined) await declarePages(database, act(), matterId, production, declaredPages);
  const place = { matterId, productionId: production.id };
  const received = { ...place, signal, onReceived };
  const files = await receiveFiles({ ...deps, act }, request.files, received);
  const { retry = 'none', columns, plainLoadFiles = false } = request;
  await readFiles(deps, { ...place, files, retry, columns, plainLoadFiles, act, signal, onProgress });
  return {
    production: production.name,
    seconds: Math.round((deps.now().getTime() - started.getTime()) / 100) / 10,
    ...(await reportIngest(database, production.id, files)),
    leftOut: request.leftOut ?? [],
  };
}
