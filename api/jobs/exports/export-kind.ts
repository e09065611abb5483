import { ExportPayload, type ExportResult, recordExport } from '../../repositories/exhibits/export-jobs.ts';
import type { Clock } from '../core/clock.ts';
import type { JobKind } from '../core/job-kind.ts';
import { judgeFailure } from '../core/judge-failure.ts';
import { callOnce } from '../core/worker-host.ts';
import { type StartLine, threadOf } from '../core/worker-line.ts';
import type { ExportFolders } from './export-folders.ts';
import type { ExportTask, MadePackage } from './export-program.ts';

/**
 * Milliseconds without a page: the largest page is drawn in seconds, but a large package is hashed in
 * minutes.
 */
const PATIENCE = 30 * 60_000;

export interface ExportKindDeps {
  dataDir: string;
  folders: ExportFolders;
  clock: Clock;
  /** Starts the worker that makes a package; a thread by default. */
  start?: StartLine;
}

/** Exports of exhibits: pages are drawn and hashed in a thread, so that the server keeps responding. */
export function exportKind({
  dataDir,
  folders,
  clock,
  start = threadOf(new URL('./export-program.ts', import.meta.url)),
}: ExportKindDeps): JobKind<ExportPayload, MadePackage> {
  return {
    name: 'export',
    payload: ExportPayload,
    mostAttempts: 3,
    cutOff:
      'The program was stopped several times during this export, and nothing was saved. Start it again with fewer pages to find the page that causes it.',
    run: ({ id, matterId, payload: { list } }, work) => {
      const task = { matterId, list, dataDir, outDir: folders.pathOf(id) };
      return callOnce<ExportTask, MadePackage, number>(start, task, { ...work, clock, patience: PATIENCE });
    },
    record: (tx, { matterId, payload, askedBy: actor }, made, at) =>
      recordExport(tx, { actor, at }, matterId, { list: payload.list, ...made }),
    toStored: ({ manifestSha256 }): ExportResult => ({ manifestSha256 }),
    cleanUp: ({ id }) => folders.remove(id),
    judge: (error) =>
      judgeFailure(error, dataDir, { what: 'export', again: 'Nothing was saved. Start it again.' }),
  };
}
