import { readFile, writeFile } from 'node:fs/promises';
import { sealPages } from '../../exports/pdf/seal-pages.ts';
import { answerCalls } from '../core/answer-calls.ts';

/** The program of a thread that makes one copy of a PDF without its sequestered pages. */

export interface SealTask {
  from: string;
  to: string;
  /** From 0. */
  hidden: number[];
}

answerCalls<SealTask, null>(async ({ from, to, hidden }) => {
  await writeFile(to, await sealPages(await readFile(from), new Set(hidden)), { mode: 0o600 });
  return null;
});
