import { parentPort } from 'node:worker_threads';
import { answerUnits, type UnitsQuestion } from './answer-units.ts';

/** The program of the thread that weighs and reads pages: it can be ended, whatever a page's text makes of it. */

parentPort?.on('message', (question: UnitsQuestion) => parentPort?.postMessage(answerUnits(question)));
parentPort?.postMessage('ready');
