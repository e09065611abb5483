import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { databasePath } from '../../data-folder.ts';
import { UncoverError } from '../../errors.ts';
import { ExportError } from '../../exports/export-error.ts';
import { OriginalStore } from '../../originals/original-store.ts';
import { openDatabase } from '../../repositories/database/open-database.ts';
import { getMatter } from '../../repositories/people/matters.ts';
import { answerCalls } from '../core/answer-calls.ts';
import { exportExhibits } from './export-exhibits.ts';

/** The program of a thread that makes one package of exhibits. */

export interface ExportTask {
  matterId: string;
  list: ExhibitList;
  dataDir: string;
  outDir: string;
}

export interface MadePackage {
  exhibits: number;
  pages: number;
  manifestSha256: string;
}

answerCalls<ExportTask, MadePackage, number>(async (task, { signal, onProgress }) => {
  const { matterId, list, dataDir, outDir } = task;
  const database = await openDatabase(databasePath(dataDir));
  try {
    const { name } = await getMatter(database, matterId);
    const { manifest, manifestSha256 } = await exportExhibits(
      { database, originals: new OriginalStore(dataDir) },
      {
        ...{ matter: { id: matterId, name }, list, outDir, now: new Date(), signal },
        onProgress: ({ pagesDone }) => onProgress(pagesDone),
      },
    );
    const { exhibits, pages } = manifest.totals;
    return { exhibits, pages, manifestSha256 };
  } catch (error) {
    // Its message tells users what is wrong, and would be the same after a retry.
    throw error instanceof ExportError
      ? new UncoverError('conflict', error.message, { cause: error })
      : error;
  } finally {
    await database.destroy();
  }
});
