import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { main } from '../cli/run-verb.ts';

const cli = fileURLToPath(new URL('../cli/uncover.ts', import.meta.url));

export interface Run {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export function startUncover(words: string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the command line as a person would, in a separate process. */
export async function runUncover(...words: string[]): Promise<Run> {
  const child = startUncover(words);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, stdout, stderr };
}

/** Runs it in this process, one command at a time: faster, for tests of what a command does and prints. */
export async function callUncover(...words: string[]): Promise<Run> {
  const [stdout, stderr] = [listen(process.stdout), listen(process.stderr)];
  // The command line sets it for its process, which here is that of the tests.
  const umask = process.umask();
  try {
    const exitCode = await main(words);
    return { exitCode, stdout: stdout.written(), stderr: stderr.written() };
  } finally {
    stdout.stop();
    stderr.stop();
    process.umask(umask);
  }
}

/** Captures what is written to a stream. */
function listen(stream: NodeJS.WriteStream): { written: () => string; stop: () => void } {
  const pieces: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((piece) => {
    pieces.push(String(piece));
    return true;
  });
  return { written: () => pieces.join(''), stop: () => spy.mockRestore() };
}
