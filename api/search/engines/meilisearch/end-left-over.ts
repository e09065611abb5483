import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { errorCode } from '../../../error-code.ts';

/** Milliseconds. */
const PATIENCE = 10_000;
const PACE = 100;

const LeftOver = z.object({ pid: z.int().positive(), url: z.url() });
type LeftOver = z.infer<typeof LeftOver>;

const fileIn = (folder: string) => join(folder, 'running.json');

/** Records a started process, for the successor of a server that is killed. */
export async function noteRunning(folder: string, running: LeftOver): Promise<void> {
  await writeFile(fileIn(folder), JSON.stringify(running), { mode: 0o600 });
}

/**
 * Ends a search server left behind by a killed server: two must never write to one folder. It is identified
 * by the key, which nobody else has, and not by its process id alone.
 */
export async function endLeftOver(folder: string, masterKey: string): Promise<void> {
  const left = await findLeftOver(folder);
  if (left && (await isOurs(left.url, masterKey))) {
    process.kill(left.pid, 'SIGTERM');
    for (let waited = 0; waited < PATIENCE && (await isOurs(left.url, masterKey)); waited += PACE) {
      await setTimeout(PACE);
    }
  }
  await rm(fileIn(folder), { force: true });
}

async function findLeftOver(folder: string): Promise<LeftOver | undefined> {
  try {
    return LeftOver.safeParse(JSON.parse(await readFile(fileIn(folder), 'utf8'))).data;
  } catch (error) {
    // A file that was only partly written contains nothing usable.
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function isOurs(url: string, masterKey: string): Promise<boolean> {
  return fetch(`${url}/version`, {
    headers: { authorization: `Bearer ${masterKey}` },
    signal: AbortSignal.timeout(PATIENCE),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
}
