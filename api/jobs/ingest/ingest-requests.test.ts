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
import { listUploads } from '../../repositories/intake/uploads.ts';
import { nameServer, releaseJobsOfServers } from '../../repositories/jobs/jobs.ts';
import { countPagesIn } from '../../repositories/pages/pages.ts';
import { makeTextPdf } from '../../testing/make-text-pdf.ts';
import { stageFile } from '../../testing/stage-file.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { systemClock } from '../core/clock.ts';
import { WorkerDied } from '../core/worker-host.ts';
import { processOf } from '../core/worker-line.ts';
import { IngestRequests } from './ingest-requests.ts';

/** Enough pages that an ingest can be stopped before its end. */
const PAGES = 16;

let app: TestApp;
let ingests: IngestRequests;
let staged: StagedUploads;
/** Ids of the reading processes, in the order in which they started. */
let pids: (number | undefined)[];

/** As opened by a server that is killed or closed and starts again. */
async function openIngests(): Promise<IngestRequests> {
  const start = processOf(new URL('./ingest-program.ts', import.meta.url));
  const opened = new IngestRequests({
    ...{ database: app.database, dataDir: app.dataDir, staged, clock: systemClock, newId: randomUUID },
    owner: nameServer(randomUUID()),
    readers: { workers: 1, background: false },
    start: (listener) => {
      const line = start(listener);
      pids.push(line.pid);
      return line;
    },
    onError: (error) => {
      if (!(error instanceof WorkerDied)) throw error;
    },
  });
  await releaseJobsOfServers(app.database);
  await opened.start();
  return opened;
}

beforeEach(async () => {
  app = await openTestApp({}, undefined, 'wait');
  staged = new StagedUploads(app.dataDir);
  pids = [];
  ingests = await openIngests();
});
afterEach(async () => {
  await ingests.close();
  await app.close();
});

const longFile = () =>
  makeTextPdf(Array.from({ length: PAGES }, (_, page) => `Page ${page + 1} of the release.`));

const stage = (path: string, bytes: Uint8Array) =>
  stageFile(
    { database: app.database, staged, matterId: app.matter.id },
    { newId: randomUUID(), path, bytes },
  );

const countPages = () => countPagesIn(app.database, { matterId: app.matter.id });
const ingestRequests = () => listIngestRequests(app.database, app.matter.id);

async function waitUntil(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 10_000; tries += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `It did not come to pass: ${await countPages()} pages, ${JSON.stringify(await ingestRequests())}`,
  );
}

const begunIngest = () => waitUntil(async () => (await countPages()) >= 3);
const ended = () => waitUntil(async () => (await ingestRequests()).length === 0);
const statusIs = (status: IngestRequest['status']) =>
  waitUntil(async () => (await ingestRequests())[0]?.status === status);

async function start(): Promise<string> {
  await stage('release.pdf', await longFile());
  return ingests.readProduction(act, app.matter.id, 'Release');
}

/** Every page once, and the file read to its end. */
async function expectAllRead(pages = PAGES): Promise<void> {
  expect(await countPages()).toBe(pages);
  const files = await app.database.selectFrom('source_file').select(['path', 'status']).execute();
  expect(files).toEqual([{ path: 'release.pdf', status: 'read' }]);
}

describe('an ingest by the server', () => {
  it('that is stopped keeps its pages, and reads only what is missing when it continues', async () => {
    const productionId = await start();
    await begunIngest();
    await ingests.stop(productionId);
    expect(await ingestRequests()).toMatchObject([{ status: 'stopped' }]);
    const before = await countPages();
    expect(before).toBeLessThan(PAGES);
    expect(await listUploads(app.database, app.matter.id)).toEqual([]);

    await ingests.ask(act, productionId);
    await ended();
    await expectAllRead();
    const runs = await app.database.selectFrom('ingest_run').select('pages_read').execute();
    expect(runs.reduce((sum, run) => sum + run.pages_read, 0)).toBe(PAGES);
  });

  it('continues with the next server when its own one ends', async () => {
    await start();
    await begunIngest();
    await ingests.close();
    expect(await ingestRequests()).toMatchObject([{ status: 'waiting' }]);
    expect(await countPages()).toBeLessThan(PAGES);
    ingests = await openIngests();
    await ended();
    await expectAllRead();
  });

  it('continues by itself when its process is killed', async () => {
    await start();
    await begunIngest();
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await ended();
    await expectAllRead();
    expect(pids).toHaveLength(2);
  });

  it('starts with uploads that were complete and not read, keeps them byte for byte, and removes bytes without an upload', async () => {
    const bytes = await makeTextPdf(['The release, on one page.']);
    await stage('release.pdf', bytes);
    await writeFile(staged.pathOf('left-over'), 'of a file given up');
    await ingests.close();
    ingests = await openIngests();
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
    await waitUntil(async () => pids.length === 1);
    await ingests.stop(productionId);
    await ingests.close();
    ingests = await openIngests();
    expect(pids).toHaveLength(1);
    expect(await ingestRequests()).toMatchObject([{ status: 'stopped' }]);
  });

  it('gets passwords by message, which shows in no list of processes, and asks for them again when the server starts again', async () => {
    await stage('release.pdf', await longFile());
    const { id } = await ensureProduction(app.database, act, app.matter.id, { newId: 'p', name: 'Release' });
    await ingests.ask(act, id, { passwords: ['correct-horse'] });
    await begunIngest();
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
    expect(stdout).toContain('ingest-program.ts');
    expect(stdout).not.toContain('correct-horse');

    await ingests.close();
    ingests = await openIngests();
    await statusIs('failed');
    expect(pids).toHaveLength(1);
    expect(await ingestRequests()).toMatchObject([
      { status: 'failed', message: expect.stringContaining('Enter the password again') },
    ]);
    await ingests.ask(act, id);
    await ended();
    await expectAllRead();
  });
});
