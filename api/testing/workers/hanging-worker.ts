import { setTimeout as sleep } from 'node:timers/promises';
import { answerCalls } from '../../jobs/core/answer-calls.ts';

/**
 * A worker that starts, and then neither answers nor receives messages, like one that is stuck in native
 * code.
 */
answerCalls<unknown, never, number>(async (_input, { onProgress }) => {
  onProgress(0);
  // Until that is sent.
  await sleep(10);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('It cannot come to this.');
});
