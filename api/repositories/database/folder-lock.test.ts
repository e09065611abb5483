import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath } from '../../data-folder.ts';
import { type RunningServer, startServer } from '../../main.ts';
import { askIngest } from '../intake/ingest-requests.ts';
import { releaseJobsOfServers } from '../jobs/jobs.ts';
import { FolderLock } from './folder-lock.ts';
import { openDatabase } from './open-database.ts';

let dataDir: string;
const running: RunningServer[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uncover-lock-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  await rm(dataDir, { recursive: true });
});

async function serve(folder = dataDir, port = 0): Promise<RunningServer> {
  const server = await startServer({ dataDir: folder, host: '127.0.0.1', port });
  running.push(server);
  return server;
}

const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing failed',
    (error: Error) => error.message,
  );

describe('a data folder', () => {
  it('is served once: a second server says who serves it, and the first continues', async () => {
    const first = await serve();
    const message = await failureOf(serve());
    expect(message).toContain(`${dataDir} is open in another Uncover already at ${first.address}`);
    expect(message).toContain(`process ${process.pid} on ${hostname()}`);
    expect((await fetch(`${first.address}/api/openapi.json`)).status).toBe(200);
  });

  it('is free again when its server has closed', async () => {
    await (await serve()).close();
    running.pop();
    expect((await fetch(`${(await serve()).address}/api/openapi.json`)).status).toBe(200);
  });

  it('is taken over from a server that was killed, whoever has its process id now', async () => {
    const holder = { does: 'serve', host: hostname(), since: new Date().toISOString() };
    const left = { ...holder, pid: process.pid, address: 'http://127.0.0.1:7321' };
    await writeFile(join(dataDir, 'uncover.lock'), '');
    await writeFile(join(dataDir, 'uncover.lock.json'), JSON.stringify(left));
    await serve();
  });

  it('stays locked by a process that holds it until it is killed', async () => {
    const program = `
      const { FolderLock } = await import(${JSON.stringify(fileURLToPath(new URL('./folder-lock.ts', import.meta.url)))});
      const lock = await FolderLock.take(${JSON.stringify(dataDir)}, 'serve', new Date());
      lock.noteAddress('http://127.0.0.1:1');
      process.stdout.write('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(await failureOf(serve())).toContain(`process ${child.pid} on`);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    await serve();
  });

  it('that needs new tables is not changed under the server that holds it', async () => {
    const lock = await FolderLock.take(dataDir, 'serve', new Date());
    lock.noteAddress('http://127.0.0.1:7321');
    const message = await failureOf(openDatabase(databasePath(dataDir)));
    lock.release();
    expect(message).toMatch(/older version of Uncover, which is serving it at http:\/\/127.0.0.1:7321/);
    await (await openDatabase(databasePath(dataDir))).destroy();
  });

  it('that is served can be used by the command line', async () => {
    await serve();
    const beside = await openDatabase(databasePath(dataDir));
    await releaseJobsOfServers(beside);
    await beside.destroy();
  });
});

describe('a port that is taken', () => {
  it('fails the start before anything in the database changes', async () => {
    const database = await openDatabase(databasePath(dataDir));
    // A starting server would delete this session.
    await database
      .insertInto('matter')
      .values({ id: 'm', slug: 'm', name: 'm', created_at: new Date().toISOString() })
      .execute();
    await database
      .insertInto('production')
      .values({ id: 'p', matter_id: 'm', name: 'p', received_at: new Date().toISOString() })
      .execute();
    const act = { actor: 'ann', at: new Date() };
    const asked = { retry: false, withPasswords: false, columns: null };
    await askIngest(database, act, { newId: 'j', productionId: 'p', ...asked });
    await database.destroy();
    const before = await readFile(databasePath(dataDir));
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await failureOf(serve(dataDir, port))).toContain(`Port ${port} is taken.`);
    other.close();
    expect((await readFile(databasePath(dataDir))).equals(before)).toBe(true);
    await serve();
  });

  it('fails the start before a database is created', async () => {
    const first = await serve();
    const fresh = join(dataDir, 'fresh');
    await failureOf(serve(fresh, Number(new URL(first.address).port)));
    await expect(readFile(databasePath(fresh))).rejects.toThrow('ENOENT');
  });
});
