import { Worker } from 'node:worker_threads';

/**
 * The thread's whole program. As text, since a file of TypeScript would take 20 MB more to strip of its
 * types. An orphan gets a new parent: that of the machine, or of the session.
 */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(-process.pid, 'SIGKILL');
  }, 1000);
`;

/**
 * Ends this process and its group a second after the program that started it has gone, in whatever way.
 * In a thread of its own, since a reader that is stuck in a page hears of nothing any more.
 */
export function watchParent(): void {
  new Worker(WATCH, { eval: true, workerData: process.ppid }).unref();
}
