import { parentPort } from 'node:worker_threads';
import { type BoundaryQuestion, findBoundaries } from '../../documents/find-boundaries.ts';

/** The thread that weighs pages, as if a step never ended on pages that contain ENDLESS. */
parentPort?.on('message', (question: BoundaryQuestion) => {
  const isEndless = JSON.stringify(question).includes('ENDLESS');
  while (isEndless) {}
  parentPort?.postMessage(findBoundaries(question));
});
parentPort?.postMessage('ready');
