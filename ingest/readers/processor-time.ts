import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Clock ticks per second, in which Linux counts processor time for programs. */
const TICKS = 100;

/**
 * Seconds of processor time that a process group has used: the process that leads it and the programs that it
 * has started, such as LibreOffice. The value drops when a program has ended that nobody waited for. Always 0
 * on Windows, which has no process groups: there only the clock limits a page.
 */
export async function processorSeconds(group: number): Promise<number> {
  if (process.platform === 'win32') return 0;
  return process.platform === 'linux' ? fromProc(group) : fromPs(group);
}

async function fromProc(group: number): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const seconds = await Promise.all(names.map((name) => secondsOf(name, group)));
  return seconds.reduce((sum, each) => sum + each, 0);
}

async function secondsOf(pid: string, group: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // After the name, which is in parentheses and may contain anything: state, parent, group, and so on
    // (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[2]) !== group) return 0;
    // Its own user and system time, and that of its children that have ended.
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  } catch {
    return 0; // The process ended between two samples.
  }
}

async function fromPs(group: number): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pgid=,time=']);
    return stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([pgid]) => Number(pgid) === group)
      .reduce((sum, [, time = '']) => sum + toSeconds(time), 0);
  } catch {
    return 0; // Too many processes for one more: the next sample may succeed.
  }
}

/** Parses `1-02:03:04`, or `2:03.04`. */
function toSeconds(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), Number(days) * 24);
}
