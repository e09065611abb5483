import { constants, setPriority } from 'node:os';
import type { CheckedPart } from '#contract/integrity.ts';
import { answerCalls } from '../jobs/core/answer-calls.ts';
import { checkFolder } from './check-folder.ts';
import type { CheckReport } from './check-report.ts';
import { inTheBackground } from './pace.ts';

/**
 * The program of the process that checks the data folder for the server. It yields to every other program,
 * pauses most of the time, and only reads, so that it may be killed at any moment.
 */

export interface CheckTask {
  dataDir: string;
  /** Pauses are this many times as long as the work before them. */
  pause: number;
}

export interface CheckProgress {
  part: CheckedPart;
  done: number;
  total: number;
}

/** Milliseconds between two messages of progress. */
const PACE = 500;

setPriority(constants.priority.PRIORITY_LOW);

answerCalls<CheckTask, CheckReport, CheckProgress>(({ dataDir, pause }, { onProgress }) => {
  let noted = Number.NEGATIVE_INFINITY;
  return checkFolder(dataDir, {
    pace: inTheBackground(pause),
    inTurns: true,
    onProgress: (part, done, total) => {
      if (performance.now() - noted < PACE) return;
      noted = performance.now();
      onProgress({ part, done, total });
    },
  });
});
