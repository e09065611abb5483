import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MeiliServer } from './meili-server.ts';
import { type RunningMeilisearch, runMeilisearch } from './run-meilisearch.ts';

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

it('runs on loopback, with a key that nobody else can read, and one limited key for us', async () => {
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

it('is started again when it dies', async () => {
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

it('says what to do where there is no such program', async () => {
  vi.stubEnv('PATH', join(folder, 'nothing'));
  await expect(run()).rejects.toThrow(
    'There is no program “meilisearch” on PATH. Install it, or start without --with-meilisearch',
  );
});

it('says what to do where its data is of another version', async () => {
  const first = await run();
  await first.close();
  await writeFile(join(data(), 'meilisearch', 'data.ms-older'), '');
  await expect(run()).rejects.toThrow(/data of another version .*Delete .*data\.ms/);
});
