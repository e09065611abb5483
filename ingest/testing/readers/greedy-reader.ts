import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Question } from '../../readers/messages.ts';
import { emptyRecord } from '../builders/empty-record.ts';

/**
 * A reader process that allocates a hundred megabytes for every page and reports from when to when, so that
 * tests can see which processes had them at the same time.
 */
process.on('message', async (question: Question) => {
  if (question.ask !== 'page') return;
  const held = Buffer.alloc(100 * 2 ** 20, 1);
  const from = Date.now();
  await sleep(300);
  const period = `${from} ${Date.now()}`;
  const record = emptyRecord(question.pageIndex, held.length > 0 ? period : '');
  process.send?.({ answer: 'page', record } satisfies Answer);
});
process.on('disconnect', () => process.exit());
process.send?.({ answer: 'ready' } satisfies Answer);
