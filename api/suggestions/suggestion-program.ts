import { workerData } from 'node:worker_threads';
import { answerCalls } from '../jobs/core/answer-calls.ts';
import { openSearchReaderAt } from '../repositories/database/open-database.ts';
import { type RankingTask, rankUndecided } from './rank-undecided.ts';

/** The program of the thread that ranks pages. */

const { path } = workerData as { path: string };

answerCalls(async (task: RankingTask) => {
  const database = openSearchReaderAt(path);
  try {
    return await rankUndecided(database, task);
  } finally {
    await database.destroy();
  }
});
