import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Question } from '../../readers/messages.ts';
import { emptyRecord } from '../builders/empty-record.ts';

/**
 * A reader process that allocates a hundred megabytes for every page, and answers only once two processes are
 * reading a page. A question's path is the folder in which they leave messages.
 */
process.on('message', async (question: Question) => {
  if (question.ask !== 'page') return;
  const held = Buffer.alloc(100 * 2 ** 20, 1);
  await writeFile(join(question.path, String(process.pid)), '');
  while ((await readdir(question.path)).length < 2) await sleep(10);
  const record = emptyRecord(question.pageIndex, `${held.length} bytes`);
  process.send?.({ answer: 'page', record } satisfies Answer);
});
process.on('disconnect', () => process.exit());
process.send?.({ answer: 'ready' } satisfies Answer);
