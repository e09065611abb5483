import { parentPort } from 'node:worker_threads';
import { answerUnits, type UnitsQuestion } from '../units/answer-units.ts';

/** The thread that weighs pages, as it would be with a step that never ends on pages that say ENDLESS. */
parentPort?.on('message', (question: UnitsQuestion) => {
  const isEndless = JSON.stringify(question).includes('ENDLESS');
  while (isEndless) {}
  parentPort?.postMessage(answerUnits(question));
});
parentPort?.postMessage('ready');
