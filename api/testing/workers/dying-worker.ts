import { answerCalls } from '../../jobs/core/answer-calls.ts';

/** A worker that starts, and ends without an answer, like one killed by the system. */
answerCalls<unknown, never, number>(async (_input, { onProgress }) => {
  onProgress(0);
  process.exit(9);
});
