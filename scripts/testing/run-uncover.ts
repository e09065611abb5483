import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../uncover.ts', import.meta.url));

export interface Run {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export function startUncover(words: string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the command line as a person would, in a process of its own. */
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
