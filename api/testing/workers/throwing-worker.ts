import { answerCalls } from '../../jobs/core/answer-calls.ts';

/** A worker that starts, and throws. */
answerCalls<unknown, never, number>(async (_input, { onProgress }) => {
  onProgress(0);
  throw new Error('The work fell over.');
});
