import { answerCalls } from '../../jobs/core/answer-calls.ts';

/** A worker that begins, and ends without an answer, as one does that the system kills. */
answerCalls<unknown, never, number>(async (_input, { onProgress }) => {
  onProgress(0);
  process.exit(9);
});
