import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import { StagedUploads } from '../../originals/staged-uploads.ts';
import { listIngestRequests } from '../../repositories/intake/ingest-requests.ts';
import { ensureProduction } from '../../repositories/intake/productions.ts';
import { beginUploads, finishUpload, listUploads, noteBytesHere } from '../../repositories/intake/uploads.ts';
import { countPagesIn } from '../../repositories/pages/pages.ts';
import { makeTextPdf } from '../../testing/make-text-pdf.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { IngestRunner } from './ingest-runner.ts';

/** Enough that a reading can be stopped before its end. */
const PAGES = 40;

let app: TestApp;
let runner: IngestRunner;
let staged: StagedUploads;

function openRunner(): IngestRunner {
  return new IngestRunner({
    ...app,
    staged,
    readers: { workers: 1, background: false },
    now: () => new Date(),
    newId: randomUUID,
    onError: (error) => {
      throw error;
    },
  });
}

beforeEach(async () => {
  app = await openTestApp();
  staged = new StagedUploads(app.dataDir);
  runner = openRunner();
});
afterEach(async () => {
  await runner.close();
  await app.close();
});

const longFile = () =>
  makeTextPdf(Array.from({ length: PAGES }, (_, page) => `Page ${page + 1} of the release.`));

/** Puts a file where the last piece of an upload leaves it. */
async function stage(path: string, bytes: Uint8Array): Promise<void> {
  const drop = { matterId: app.matter.id, production: 'Release', startedBy: 'reviewer' };
  const file = { newId: randomUUID(), path, bytes: bytes.length, lastModified: 0 };
  await beginUploads(app.database, act, drop, [file]);
  await staged.write(file.newId, 0, pieces(bytes), bytes.length);
  await noteBytesHere(app.database, file.newId, bytes.length);
  await finishUpload(app.database, drop, file.newId, false);
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const countPages = () => countPagesIn(app.database, { matterId: app.matter.id });
const readings = () => listIngestRequests(app.database, app.matter.id);

async function waitUntil(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 10_000; tries += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `It did not come to pass: ${await countPages()} pages, ${JSON.stringify(await readings())}`,
  );
}

const begunReading = () => waitUntil(async () => (await countPages()) >= 3);
const ended = () => waitUntil(async () => (await readings()).length === 0);
const statusIs = (status: IngestRequest['status']) =>
  waitUntil(async () => (await readings())[0]?.status === status);

async function start(): Promise<string> {
  await stage('release.pdf', await longFile());
  return runner.readProduction(act, app.matter.id, 'Release');
}

/** Every page once, and the file read to its end. */
async function expectAllRead(pages = PAGES): Promise<void> {
  expect(await countPages()).toBe(pages);
  const files = await app.database.selectFrom('source_file').select(['path', 'status']).execute();
  expect(files).toEqual([{ path: 'release.pdf', status: 'read' }]);
}

// Minutes on a machine that does much else.
describe('a reading by the server', { timeout: 240_000 }, () => {
  it('that is stopped keeps its pages, and reads only what is missing when it goes on', async () => {
    const productionId = await start();
    await begunReading();
    await runner.stop(productionId);
    expect(await readings()).toMatchObject([{ status: 'stopped' }]);
    const before = await countPages();
    expect(before).toBeLessThan(PAGES);
    expect(await listUploads(app.database, app.matter.id)).toEqual([]);

    await runner.ask(act, productionId);
    await ended();
    await expectAllRead();
    const runs = await app.database.selectFrom('ingest_run').select('pages_read').execute();
    expect(runs.reduce((sum, run) => sum + run.pages_read, 0)).toBe(PAGES);
  });

  it('goes on with the next server when its own one ends', async () => {
    await start();
    await begunReading();
    await runner.close();
    expect(await readings()).toMatchObject([{ status: 'waiting' }]);
    expect(await countPages()).toBeLessThan(PAGES);
    runner = openRunner();
    await runner.recover();
    await ended();
    await expectAllRead();
  });

  it('says that it was cut off when its process is killed, and can go on', async () => {
    const productionId = await start();
    await begunReading();
    process.kill(runner.pid ?? 0, 'SIGKILL');
    await statusIs('failed');
    expect((await readings())[0]?.message).toContain('What was read is kept');
    await runner.ask(act, productionId);
    await ended();
    await expectAllRead();
  });

  it('takes up at the start what was finished and not read, keeps it byte for byte, and removes bytes that no upload knows', async () => {
    const bytes = await makeTextPdf(['The release, on one page.']);
    await stage('release.pdf', bytes);
    await writeFile(staged.pathOf('left-over'), 'of a file given up');
    await runner.recover();
    expect(await staged.sizeOf('left-over')).toBe(0);
    await ended();
    await expectAllRead(1);
    const { sha256 } = await app.database
      .selectFrom('source_file')
      .select('sha256')
      .executeTakeFirstOrThrow();
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const original = app.originals.pathOf(sha256);
    expect(original.startsWith(join(app.dataDir, 'originals'))).toBe(true);
    expect(Buffer.compare(await readFile(original), bytes)).toBe(0);
  });

  it('stays stopped when the server starts again', async () => {
    const productionId = await start();
    await runner.stop(productionId);
    await runner.close();
    runner = openRunner();
    await runner.recover();
    expect(runner.pid).toBeUndefined();
    expect(await readings()).toMatchObject([{ status: 'stopped' }]);
  });

  it('is told passwords by message, which shows in no list of processes, and asks for them again when the server starts again', async () => {
    await stage('release.pdf', await longFile());
    const { id } = await ensureProduction(app.database, act, app.matter.id, { newId: 'p', name: 'Release' });
    await runner.ask(act, id, { passwords: ['correct-horse'] });
    await begunReading();
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
    expect(stdout).toContain('ingest-program.ts');
    expect(stdout).not.toContain('correct-horse');

    await runner.close();
    runner = openRunner();
    await runner.recover();
    expect(runner.pid).toBeUndefined();
    expect(await readings()).toMatchObject([
      { status: 'failed', message: expect.stringContaining('Enter the password again') },
    ]);
    await runner.ask(act, id);
    await ended();
    await expectAllRead();
  });
});
