import { constants, setPriority } from 'node:os';
import { inspect } from 'node:util';
import type { CheckedPart } from '#contract/integrity.ts';
import { describeFault } from '../describe-fault.ts';
import { checkFolder } from '../integrity/check-folder.ts';
import type { CheckReport } from '../integrity/check-report.ts';
import { inTheBackground } from '../integrity/pace.ts';

/**
 * The program of the process that checks the data folder for the server: it gives way to every other program,
 * rests most of the time, and only reads, so that it may be killed at any moment.
 */

/** The first and only message to the process. */
export interface CheckTask {
  dataDir: string;
  /** Rests are so many times as long as the work before them. */
  pause: number;
}

/** Messages of the process; `report` or `failure` is the last. */
export type CheckMessage =
  | { progress: { part: CheckedPart; done: number; total: number } }
  | { report: CheckReport }
  | { failure: string };

/** Milliseconds between two messages of progress. */
const PACE = 500;

process.on('disconnect', () => process.exit());
// Signals go to the server too, which then ends this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
setPriority(constants.priority.PRIORITY_LOW);
const { dataDir, pause } = await new Promise<CheckTask>((resolve) => process.once('message', resolve));

let told = Number.NEGATIVE_INFINITY;
try {
  const report = await checkFolder(dataDir, {
    pace: inTheBackground(pause),
    inTurns: true,
    onProgress: (part, done, total) => {
      if (performance.now() - told < PACE) return;
      told = performance.now();
      process.send?.({ progress: { part, done, total } } satisfies CheckMessage, () => undefined);
    },
  });
  await tell({ report });
} catch (error) {
  process.stderr.write(`${inspect(error)}\n`);
  const found = describeFault(error, dataDir, { withPaths: false });
  const why = found ? `${found.what} ${found.remedy}.` : "The server's log says why.";
  await tell({ failure: `The check could not be finished. ${why}` });
} finally {
  process.disconnect?.();
}

async function tell(message: CheckMessage): Promise<void> {
  await new Promise((sent) => process.send?.(message, sent));
}
