import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Memory that a process uses, in bytes; 0 if it has ended. */
export async function residentBytes(pid: number): Promise<number> {
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromTasklist(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0; // The process ended between two samples.
  }
}

async function fromPs(pid: number): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout.trim()) * 1024;
  } catch {
    return 0; // The process ended between two samples.
  }
}

/** Parses a line such as `"node.exe","4242","Console","1","81,204 K"`. */
async function fromTasklist(pid: number): Promise<number> {
  try {
    const words = ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'];
    const { stdout } = await promisify(execFile)('tasklist', words, { windowsHide: true });
    const digits = /"([^"]*)"\s*$/.exec(stdout.trim())?.[1]?.replaceAll(/\D/g, '');
    return Number(digits ?? 0) * 1024;
  } catch {
    return 0; // The process ended between two samples.
  }
}
