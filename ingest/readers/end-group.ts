import { spawn } from 'node:child_process';

/**
 * Kills a process at once, together with the programs that it has started. Throws if there is no such process
 * (on Windows, which has no process groups, it only asks the system to end them).
 */
export function endGroup(leader: number): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  } else {
    process.kill(-leader, 'SIGKILL');
  }
}
