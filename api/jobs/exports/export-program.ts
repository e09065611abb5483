import { parentPort, workerData } from 'node:worker_threads';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { databasePath } from '../../data-folder.ts';
import { describeForJob } from '../../describe-fault.ts';
import { ExportError } from '../../exports/export-error.ts';
import { OriginalStore } from '../../originals/original-store.ts';
import { openDatabase } from '../../repositories/database/database.ts';
import {
  endExportJob,
  finishExportJob,
  noteExportProgress,
} from '../../repositories/exhibits/export-jobs.ts';
import { exportExhibits } from './export-exhibits.ts';

/** What the thread is started with. The list is fixed when the export is asked for. */
export interface ExportTask {
  exportId: string;
  matter: { id: string; name: string };
  list: ExhibitList;
  user: string;
  dataDir: string;
  outDir: string;
}

const task = workerData as ExportTask;
const cancel = new AbortController();
parentPort?.on('message', () => cancel.abort());

const database = await openDatabase(databasePath(task.dataDir));
try {
  const { manifest, manifestSha256 } = await exportExhibits(
    { database, originals: new OriginalStore(task.dataDir) },
    {
      matter: task.matter,
      list: task.list,
      outDir: task.outDir,
      now: new Date(),
      user: task.user,
      signal: cancel.signal,
      onProgress: ({ pagesDone }) => {
        // Progress that can't be noted, on a busy database for example, is no reason to stop.
        noteExportProgress(database, task.exportId, pagesDone).catch(() => undefined);
      },
    },
  );
  await finishExportJob(database, { actor: task.user, at: new Date() }, task.matter.id, {
    id: task.exportId,
    name: task.list.name,
    exhibits: manifest.totals.exhibits,
    pages: manifest.totals.pages,
    manifestSha256,
  });
} catch (error) {
  const fault = describeForJob(error, task.dataDir);
  if (!(error instanceof ExportError) && fault === undefined) throw error;
  await endExportJob(database, task.exportId, {
    status: error instanceof ExportError && error.code === 'cancelled' ? 'cancelled' : 'failed',
    message: fault ?? String(error instanceof Error ? error.message : error),
    at: new Date(),
  });
} finally {
  await database.destroy();
  parentPort?.close();
}
