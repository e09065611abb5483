import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildPdf, saveFile } from '../testing/build-pdf.ts';
import { SENTENCES } from '../testing/sentences.ts';

const program = fileURLToPath(new URL('../testing/read-for-ever.ts', import.meta.url));

interface Listed {
  pid: number;
  parent: number;
  /** Of processor time. */
  seconds: number;
}

function listProcesses(): Listed[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, time = ''] = line.trim().split(/\s+/);
      const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
      return { pid: Number(pid), parent: Number(parent), seconds };
    });
}

async function waitFor<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(100);
  }
}

it.each(['SIGINT', 'SIGKILL'] as const)(
  'a reader that is stuck in its page ends when its program is ended by %s',
  async (signal) => {
    const path = await saveFile(await buildPdf([{ scan: SENTENCES }]));
    const parent = spawn(process.execPath, [program, path], { stdio: 'ignore' });
    // It takes less to start and to read the page up to the loop; it could still hear before.
    const reader = await waitFor(() =>
      listProcesses().find((each) => each.parent === parent.pid && each.seconds >= 4),
    );
    parent.kill(signal);
    await once(parent, 'exit');
    await waitFor(() => listProcesses().every(({ pid }) => pid !== reader.pid) || undefined);
    expect(parent.signalCode).toBe(signal);
  },
  60_000,
);
