import { parentPort } from 'node:worker_threads';
import { type BoundaryQuestion, findBoundaries } from './find-boundaries.ts';

/** The program of the thread that weighs and reads pages: it can be ended, whatever a page's text makes of it. */

parentPort?.on('message', (question: BoundaryQuestion) => parentPort?.postMessage(findBoundaries(question)));
parentPort?.postMessage('ready');
