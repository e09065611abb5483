import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface ListedProcess {
  pid: number;
  parent: number;
  command: string;
  /** It has ended, and waits to be reaped by its parent. */
  ended: boolean;
  /** Processor time. */
  seconds: number;
}

/** The processes of this machine. From /proc if it exists, because small systems have no `ps`. */
export function listProcesses(): ListedProcess[] {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

function fromProc(): ListedProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
}

/** Clock ticks per second, in which Linux counts processor time for programs. */
const TICKS = 100;

/** Undefined if it has ended between two samples. */
function readProcess(pid: number): ListedProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // After the name, which is in parentheses and may contain anything: state, parent, and so on (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    return { pid, parent: Number(parent), command, ended: state === 'Z', seconds };
  } catch {
    return undefined;
  }
}

function fromPs(): ListedProcess[] {
  const words = ['-A', '-o', 'pid=,ppid=,stat=,time=,args='];
  return execFileSync('ps', words, { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, state = '', time = '', ...command] = line.trim().split(/\s+/);
      const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
      return {
        pid: Number(pid),
        parent: Number(parent),
        command: command.join(' '),
        ended: state.startsWith('Z'),
        seconds,
      };
    });
}
