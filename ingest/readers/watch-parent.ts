import { Worker } from 'node:worker_threads';

/**
 * The whole program of the thread. It is text, because a TypeScript file would take 20 MB more for type
 * stripping. An orphaned process gets a new parent from the machine or the session; on Windows it keeps the
 * id of the one that has ended.
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
 * Ends this process and its group one second after its parent process has ended, for whatever reason. Runs in
 * its own thread, because a reader that is stuck in a page receives no messages.
 */
export function watchParent(): void {
  new Worker(WATCH, { eval: true, workerData: process.ppid }).unref();
}
