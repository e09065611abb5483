import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { systemClock } from '#api/jobs/core/clock.ts';
import { IngestRequests } from '#api/jobs/ingest/ingest-requests.ts';
import { StagedUploads } from '#api/originals/staged-uploads.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { listIngestRequests } from '#api/repositories/intake/ingest-requests.ts';
import { beginUploads, finishUpload, noteBytesHere } from '#api/repositories/intake/uploads.ts';
import { ensureMatter } from '#api/repositories/people/matters.ts';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { type Run, runUncover } from './run-uncover.ts';

const NAMES = ['a.pdf', 'b.pdf', 'c.pdf'];
const PAGES = 5;
let folder: string;
let expected: Awaited<ReturnType<typeof describeRecords>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-two-'));
  for (const name of NAMES) {
    const pages = Array.from({ length: PAGES }, (_, page) => `${name}, page ${page + 1} of the release.`);
    await writeFile(join(folder, name), await makeTextPdf(pages));
  }
  const alone = join(folder, 'alone');
  expect((await ingest(alone)).exitCode).toBe(0);
  expected = await describeRecords(alone);
});
afterAll(() => rm(folder, { recursive: true }));

const ingest = (data: string): Promise<Run> => {
  const files = NAMES.map((name) => join(folder, name));
  const words = ['--matter', 'test', '--production', 'Release', '--workers', '1', '--data', data, '--json'];
  return runUncover('ingest', ...files, ...words);
};

/**
 * Everything in the records that could differ, in an order that does not depend on which ingest was faster.
 */
async function describeRecords(data: string) {
  const database = await openDatabase(databasePath(data));
  const pages = await database
    .selectFrom('page')
    .innerJoin('page_text', 'page_text.page_key', 'page.key')
    .select(['page.id', 'page.status', 'page.text_version', 'page_text.text', 'page.read_as'])
    .orderBy('page.id')
    .execute();
  const positions = await database.selectFrom('page').select('position').orderBy('position').execute();
  const files = await database
    .selectFrom('source_file')
    .select(['path', 'sha256', 'status', 'page_count'])
    .orderBy('path')
    .execute();
  const events = await database
    .selectFrom('audit_event')
    .select((eb) => ['type', eb.fn.countAll<number>().as('times')])
    .groupBy('type')
    .orderBy('type')
    .execute();
  const productions = await database.selectFrom('production').select('name').execute();
  await database.destroy();
  return { pages, positions: positions.map(({ position }) => position), files, events, productions };
}

/**
 * Uploads the files for the server to process, like a browser's last piece. Returns when the server has read
 * them.
 */
async function readByServer(data: string): Promise<void> {
  const database = await openDatabase(databasePath(data));
  const staged = new StagedUploads(data);
  const act = { actor: 'test', at: new Date() };
  const ingests = new IngestRequests({
    database,
    staged,
    dataDir: data,
    readers: { workers: 1, background: false },
    clock: systemClock,
    owner: 'server 1',
    newId: randomUUID,
    onError: (error) => {
      throw error;
    },
  });
  const matter = await ensureMatter(database, act, { newId: randomUUID(), slug: 'test', name: 'test' });
  const drop = { matterId: matter.id, production: 'Release', startedBy: 'test' };
  const drafts = await Promise.all(
    NAMES.map(async (path) => {
      const { size } = await stat(join(folder, path));
      return { newId: randomUUID(), path, bytes: size, lastModified: 0 };
    }),
  );
  await beginUploads(database, act, drop, drafts);
  for (const { newId, path, bytes } of drafts) {
    await staged.write(newId, 0, createReadStream(join(folder, path)), bytes);
    await noteBytesHere(database, newId, bytes);
    await finishUpload(database, drop, newId, false);
  }
  await ingests.start();
  await ingests.readProduction(act, matter.id, 'Release');
  await expect
    .poll(() => listIngestRequests(database, matter.id), { timeout: 120_000, interval: 50 })
    .toEqual([]);
  await ingests.close();
  await database.destroy();
}

describe('two ingestions of the same files into one matter at once', () => {
  it('leave the same records as a single one, with no page twice', async () => {
    const together = join(folder, 'together');
    const runs = await Promise.all([ingest(together), ingest(together)]);
    expect(runs.map(({ exitCode, stderr }) => (exitCode === 0 ? 'well' : stderr))).toEqual(['well', 'well']);
    expect(await describeRecords(together)).toEqual(expected);
    expect(expected.positions).toEqual(Array.from({ length: 3 * PAGES }, (_, index) => index + 1));
    const reports = runs.map(({ stdout }) => ({ ...JSON.parse(stdout), seconds: 0 }));
    expect(reports[0]).toEqual(reports[1]);
  });

  it('leave the same records if the server processes an upload and the command line the same files', async () => {
    const both = join(folder, 'both');
    const [run] = await Promise.all([ingest(both), readByServer(both)]);
    expect(run.exitCode === 0 ? 'well' : run.stderr).toBe('well');
    expect(await describeRecords(both)).toEqual(expected);
  });
});
