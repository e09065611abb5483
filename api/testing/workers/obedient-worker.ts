import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { UncoverError } from '../../errors.ts';
import { answerCalls } from '../../jobs/core/answer-calls.ts';

/** A worker that follows its orders. */
answerCalls<{ say?: unknown; refuse?: string; lack?: string }, unknown>(async (order, { signal }) => {
  if (order.refuse) throw new UncoverError('conflict', order.refuse);
  if (order.lack) return readFile(order.lack);
  if ('say' in order) return order.say;
  await once(signal, 'abort');
  return 'cancelled';
});
