import { spawn } from 'node:child_process';

/**
 * Kills a process at once, together with the programs that it has started. Throws if there is no such process
 * (on Windows, which has no process groups, it only asks the system to end them).
 */
export function endGroup(leader: number): void {
  if (process.platform === 'win32') {
    const words = ['/pid', String(leader), '/t', '/f'];
    const taskkill = spawn('taskkill', words, { stdio: 'ignore', windowsHide: true });
    // Without taskkill at least the process itself is ended; an error that nobody listens to would end us.
    taskkill.on('error', () => endAlone(leader));
  } else {
    process.kill(-leader, 'SIGKILL');
  }
}

function endAlone(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // The process has ended by itself.
  }
}
