import { parentPort } from 'node:worker_threads';
import { type BoundaryQuestion, findBoundaries } from './find-boundaries.ts';

/**
 * The program of the thread that weighs and reads pages. The thread can be terminated, whatever a page's text
 * does to it.
 */

parentPort?.on('message', (question: BoundaryQuestion) => parentPort?.postMessage(findBoundaries(question)));
parentPort?.postMessage('ready');
