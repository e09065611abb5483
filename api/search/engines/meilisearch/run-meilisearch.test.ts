import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Meilisearch } from 'meilisearch';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ingestScripted } from '../../../testing/scripted-pages.ts';
import { openTestApp } from '../../../testing/test-app.ts';
import { openLimitedKey } from './limited-key.ts';
import { MeiliServer } from './meili-server.ts';
import { type RunningMeilisearch, runMeilisearch } from './run-meilisearch.ts';
import { syncAll } from './testing/open-meili.ts';

const program = fileURLToPath(new URL('./testing/meili-program.ts', import.meta.url));

let folder: string;
let running: RunningMeilisearch | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-meili-'));
  const path = join(folder, 'meilisearch');
  await writeFile(path, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(path, 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`);
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const data = () => join(folder, 'data');
const run = async () => {
  running = await runMeilisearch(data(), (error) => {
    throw error;
  });
  return running;
};
const isAlive = async ({ address }: RunningMeilisearch) =>
  fetch(`${address.url}/health`).then(
    () => true,
    () => false,
  );

it('runs on loopback, with a key that nobody else can read, and a limited key for this program', async () => {
  const { address, close } = await run();
  expect(address.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const keyFile = join(data(), 'meilisearch', 'master-key');
  const masterKey = await readFile(keyFile, 'utf8');
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  expect(masterKey.length).toBeGreaterThan(40);
  const given = await readFile(join(data(), 'meilisearch', 'arguments.json'), 'utf8');
  expect(JSON.parse(given)).toEqual(expect.arrayContaining(['--no-analytics', 'production']));
  expect(given).not.toContain(masterKey);
  expect(address.key).not.toBe(masterKey);
  expect(await new MeiliServer(address).hasIndex('uncover-x')).toBe(false);
  await close();
});

it('ends with the server, and keeps its key for the next time', async () => {
  const first = await run();
  const key = await readFile(join(data(), 'meilisearch', 'master-key'), 'utf8');
  await first.close();
  expect(await isAlive(first)).toBe(false);
  await run();
  expect(await readFile(join(data(), 'meilisearch', 'master-key'), 'utf8')).toBe(key);
});

it('is restarted when it dies', async () => {
  const server = await run();
  const { pid } = server;
  const first = pid();
  process.kill(first ?? 0, 'SIGKILL');
  for (let tries = 0; tries < 200 && (pid() === first || !(await isAlive(server))); tries += 1) {
    await setTimeout(50);
  }
  expect(pid()).not.toBe(first);
  expect(await isAlive(server)).toBe(true);
});

it('accepts the same key as before when it is restarted without its data', async () => {
  const server = await run();
  const first = server.pid();
  // The stand-in stores nothing.
  process.kill(first ?? 0, 'SIGKILL');
  for (let tries = 0; tries < 200 && server.pid() === first; tries += 1) await setTimeout(50);
  const meili = new MeiliServer(server.address);
  for (let tries = 0; tries < 200; tries += 1) {
    if (
      await meili.hasIndex('uncover-x').then(
        () => true,
        () => false,
      )
    )
      break;
    await setTimeout(50);
  }
  expect(await meili.hasIndex('uncover-x')).toBe(false);
});

it('ends a process that a killed server left behind, before it starts its own', async () => {
  const first = await run();
  const key = await readFile(join(data(), 'meilisearch', 'master-key'), 'utf8');
  await first.close();
  const left = spawn(process.execPath, [program, '--db-path', 'x', '--http-addr', '127.0.0.1:7399'], {
    cwd: folder,
    env: { ...process.env, MEILI_MASTER_KEY: key },
  });
  const ended = new Promise((resolve) => left.once('exit', resolve));
  const url = 'http://127.0.0.1:7399';
  while (!(await fetch(`${url}/health`).catch(() => undefined))) await setTimeout(50);
  const note = JSON.stringify({ pid: left.pid, url });
  await writeFile(join(data(), 'meilisearch', 'running.json'), note);
  await run();
  await ended;
  expect(left.signalCode).toBe('SIGTERM');
});

it('does not end another process that has the id of its own', async () => {
  const first = await run();
  await first.close();
  const note = JSON.stringify({ pid: process.pid, url: first.address.url });
  await writeFile(join(data(), 'meilisearch', 'running.json'), note);
  expect(await isAlive(await run())).toBe(true);
});

it('says what to do if there is no such program', async () => {
  vi.stubEnv('PATH', join(folder, 'nothing'));
  await expect(run()).rejects.toThrow(
    'There is no program “meilisearch” on PATH. Install it, or start without --with-meilisearch',
  );
});

it('says what to do if its data is of another version, with the option as named in its help', async () => {
  const first = await run();
  await first.close();
  await writeFile(join(data(), 'meilisearch', 'data.ms-older'), '');
  await expect(run()).rejects.toThrow(
    /data of another version .*Delete .*data\.ms.*--experimental-dumpless-upgrade/,
  );
});

it('does not report the version in its banner as an error, and removes its colors', async () => {
  const first = await run();
  await first.close();
  await writeFile(join(data(), 'meilisearch', 'data.ms-locked'), '');
  const failure = await run().catch((error: Error) => error.message);
  expect(failure).toContain('ended as soon as it was started');
  expect(failure).toContain('Error: Permission denied (os error 13)');
  expect(failure).not.toContain('\u001b');
});

it('does all its work with the limited key: a matter is filled, and then answers', async () => {
  const { address } = await run();
  const app = await openTestApp({}, address);
  try {
    await ingestScripted(app, { 'a.pdf': [{ text: 'sheriff' }] });
    await syncAll(app, address);
    const answer = await app.as('reader').get('/api/matters/ndlon/search?mode=explore&q=sheriff');
    expect(await answer.json()).toMatchObject({ engine: 'meilisearch', pages: 1 });
  } finally {
    await app.close();
  }
});

it('replaces a key of an earlier version, which may do other things', async () => {
  const first = await run();
  const masterKey = await readFile(join(data(), 'meilisearch', 'master-key'), 'utf8');
  const master = new Meilisearch({ host: first.address.url, apiKey: masterKey });
  const { results: made } = await master.getKeys();
  for (const { uid } of made) await master.deleteKey(uid);
  const older = { name: 'uncover', actions: ['search', 'indexes.swap'], indexes: ['uncover-*'] };
  await master.createKey({ ...older, expiresAt: null });
  const key = await openLimitedKey({ url: first.address.url, masterKey });
  const { results } = await master.getKeys();
  expect(results.map((each) => each.key)).toEqual([key]);
  expect(results[0]?.actions).not.toContain('indexes.swap');
  expect(await openLimitedKey({ url: first.address.url, masterKey })).toBe(key);
});
