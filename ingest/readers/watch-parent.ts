import { Worker } from 'node:worker_threads';

/**
 * The thread's whole program. As text, since a file of TypeScript would take 20 MB more to strip of its
 * types. An orphan gets a new parent, that of the machine or of the session; on Windows it keeps the one that has gone.
 */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  const isWindows = process.platform === 'win32';
  const isOrphan = () => {
    if (process.ppid !== workerData) return true;
    if (!isWindows) return false;
    try {
      process.kill(workerData, 0);
      return false;
    } catch {
      return true;
    }
  };
  setInterval(() => {
    if (isOrphan()) process.kill(isWindows ? process.pid : -process.pid, 'SIGKILL');
  }, 1000);
`;

/**
 * Ends this process and its group a second after the program that started it has gone, in whatever way.
 * In a thread of its own, since a reader that is stuck in a page hears of nothing any more.
 */
export function watchParent(): void {
  new Worker(WATCH, { eval: true, workerData: process.ppid }).unref();
}
