import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify, stripVTControlCharacters } from 'node:util';
import { errorCode } from '../../../error-code.ts';
import { UncoverError } from '../../../errors.ts';
import { endLeftOver, noteRunning } from './end-left-over.ts';
import { openLimitedKey } from './limited-key.ts';
import type { MeiliAddress } from './meili-server.ts';

/** Milliseconds within which a started program must answer, and within which one must end. */
const START_PATIENCE = 60_000;
const END_PATIENCE = 10_000;
const LOOK_PACE = 100;
/** Milliseconds before a program that died is restarted; doubled each time. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** Length of the program's last error output that is kept. */
const MOST_COMPLAINT = 2_000;

export interface RunningMeilisearch {
  address: Required<MeiliAddress>;
  pid: () => number | undefined;
  close: () => Promise<void>;
}

interface Settings {
  folder: string;
  url: string;
  masterKey: string;
}

/**
 * Runs this machine's `meilisearch` beside the server: on a free port of loopback, with its data and its key
 * in the data folder; restarts it when it dies. Must be closed. Throws an UncoverError that says what to do.
 */
export async function runMeilisearch(
  dataDir: string,
  onError: (error: unknown) => void,
): Promise<RunningMeilisearch> {
  const folder = join(dataDir, 'meilisearch');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const masterKey = await openMasterKey(join(folder, 'master-key'));
  await endLeftOver(folder, masterKey);
  const settings = { folder, url: `http://127.0.0.1:${await findFreePort()}`, masterKey };
  let child = await start(settings);
  const closing = new AbortController();
  const watching = watch().catch(onError);
  const key = await openLimitedKey(settings).catch(async (error: unknown) => {
    await end();
    throw error;
  });

  async function watch(): Promise<void> {
    for (let pause = SHORTEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await untilExit(child);
      while (!closing.signal.aborted) {
        await setTimeout(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
        if (closing.signal.aborted) break;
        const again = await start(settings).catch(onError);
        if (!again) continue;
        child = again;
        // It may have lost its data, including the key.
        await openLimitedKey(settings).catch(onError);
        break;
      }
      if (closing.signal.aborted) {
        await stop(child);
        return;
      }
    }
  }

  async function end(): Promise<void> {
    closing.abort();
    await stop(child);
    await watching;
  }

  return { address: { url: settings.url, key }, pid: () => child.pid, close: end };
}

/** The master key of this data folder; no other user of the machine can read it. */
async function openMasterKey(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const made = randomBytes(32).toString('base64url');
    await writeFile(path, made, { mode: 0o600 });
    return made;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Resolves when it answers. */
async function start({ folder, url, masterKey }: Settings): Promise<ChildProcess> {
  const child = spawn(
    'meilisearch',
    [
      ...['--db-path', join(folder, 'data.ms')],
      ...['--http-addr', url.replace('http://', '')],
      ...['--env', 'production'],
      '--no-analytics',
    ],
    // The key is not among the arguments, which everybody on the machine can see.
    {
      cwd: folder,
      env: { ...process.env, MEILI_MASTER_KEY: masterKey, NO_COLOR: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-MOST_COMPLAINT);
  });
  const failed = new Promise<never>((_, reject) => {
    // Not `once`: a later error without a listener would end this process.
    child.on('error', (error) => reject(explainStart(error)));
    child.once('exit', () => void explainExit(folder, complaint).then(reject));
  });
  await Promise.race([failed, untilHealthy(url)]).catch(async (error: unknown) => {
    await stop(child);
    throw error;
  });
  // From here on its exit is handled elsewhere, and no longer a failure to start.
  failed.catch(() => undefined);
  if (child.pid !== undefined) await noteRunning(folder, { pid: child.pid, url });
  return child;
}

async function untilHealthy(url: string): Promise<void> {
  const patience = AbortSignal.timeout(START_PATIENCE);
  while (!patience.aborted) {
    const isHealthy = await fetch(`${url}/health`, { signal: patience }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return;
    await setTimeout(LOOK_PACE, undefined, { ref: false });
  }
  throw new UncoverError('internal', 'meilisearch was started and does not answer.');
}

function explainStart(error: Error): UncoverError {
  const isMissing = errorCode(error) === 'ENOENT';
  return new UncoverError(
    isMissing ? 'not-found' : 'internal',
    isMissing
      ? 'There is no program “meilisearch” on PATH. Install it, or start without --with-meilisearch.'
      : `meilisearch could not be started: ${error.message}.`,
    { cause: error },
  );
}

/** All of its content can be rebuilt from the database, so its folder may be deleted. */
async function explainExit(folder: string, complaint: string): Promise<UncoverError> {
  const lines = stripVTControlCharacters(complaint).trim().split('\n');
  const said = lines.slice(-3).join(' ').trim() || 'it does not say why';
  // Its banner names versions too, whatever the reason of its exit.
  const isOther = /database version/iu.test(said);
  return new UncoverError(
    'conflict',
    isOther
      ? `meilisearch does not open its data of another version (${said}). Delete ${folder}/data.ms, and it is filled anew${await describeUpgrade()}.`
      : `meilisearch ended as soon as it was started: ${said}.`,
  );
}

/** The option's name changes from version to version. */
async function describeUpgrade(): Promise<string> {
  const help = await promisify(execFile)('meilisearch', ['--help']).then(
    ({ stdout }) => stdout,
    () => '',
  );
  const option = help.split(/\s+/u).find((word) => word.startsWith('--') && word.includes('upgrade'));
  return option ? `; or start it once by itself with ${option}, which upgrades the data` : '';
}

async function untilExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const impatient = globalThis.setTimeout(() => child.kill('SIGKILL'), END_PATIENCE);
  await untilExit(child);
  clearTimeout(impatient);
}
