import { parentPort } from 'node:worker_threads';
import { type BoundaryQuestion, findBoundaries } from '../../documents/find-boundaries.ts';

/** The thread that weighs pages, as it would be with a step that never ends on pages that say ENDLESS. */
parentPort?.on('message', (question: BoundaryQuestion) => {
  const isEndless = JSON.stringify(question).includes('ENDLESS');
  while (isEndless) {}
  parentPort?.postMessage(findBoundaries(question));
});
parentPort?.postMessage('ready');
