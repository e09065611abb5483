import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildPdf, saveFile } from '../testing/builders/build-pdf.ts';
import { listProcesses } from '../testing/list-processes.ts';
import { SENTENCES } from '../testing/sentences.ts';

const program = fileURLToPath(new URL('../testing/readers/endless-reader.ts', import.meta.url));

async function waitFor<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(100);
  }
}

async function endWith(signal: 'SIGINT' | 'SIGKILL', path: string): Promise<void> {
  const parent = spawn(process.execPath, [program, path], { stdio: 'ignore' });
  // Starting and reading the page up to the loop takes less; before that it could still receive messages.
  const reader = await waitFor(() =>
    listProcesses().find((each) => each.parent === parent.pid && each.seconds >= 4),
  );
  parent.kill(signal);
  await once(parent, 'exit');
  await waitFor(() => listProcesses().every(({ pid, ended }) => pid !== reader.pid || ended) || undefined);
  expect(parent.signalCode).toBe(signal);
}

it('a reader that is stuck in its page ends when its parent is ended by SIGINT, and by SIGKILL', async () => {
  const path = await saveFile(await buildPdf([{ scan: SENTENCES }]));
  // In parallel, because most of the time is spent waiting.
  await Promise.all([endWith('SIGINT', path), endWith('SIGKILL', path)]);
});
