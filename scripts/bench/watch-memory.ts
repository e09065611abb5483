import { execFileSync } from 'node:child_process';

/** Milliseconds between two samples. */
const PACE = 250;

/** Samples the memory of this process and its child processes. `stop` returns the peak in bytes. */
export function watchMemory(): { stop: () => number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, memoryOfFamily(process.pid));
  };
  const timer = setInterval(look, PACE);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

function memoryOfFamily(root: number): number {
  return listDescendants(root).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A process and all that it started, with the memory of each. */
export function listDescendants(root: number): { command: string; bytes: number }[] {
  const rows = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    // The sampling process itself is excluded.
    .filter(([, , , program]) => program !== 'ps')
    .map(([pid, parent, kilobytes, ...command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      bytes: Number(kilobytes) * 1024,
      command: command.join(' '),
    }));
  const family = new Set([root]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of rows) if (family.has(parent)) family.add(pid);
  }
  return rows.filter(({ pid }) => family.has(pid));
}
