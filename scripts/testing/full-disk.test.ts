import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { systemClock } from '#api/jobs/core/clock.ts';
import { IngestRequests } from '#api/jobs/ingest/ingest-requests.ts';
import { StagedUploads } from '#api/originals/staged-uploads.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { listIngestRequests } from '#api/repositories/intake/ingest-requests.ts';
import { beginUploads, finishUpload, noteBytesHere } from '#api/repositories/intake/uploads.ts';
import { ensureMatter } from '#api/repositories/people/matters.ts';
import { canMount, mountSmallDisk, type SmallDisk, WHY_SKIPPED } from '#api/testing/mount-small.ts';
import { IngestReport } from '#contract/intake/production.ts';
import { zipOf } from '../../ingest/testing/builders/build-zip.ts';
import { makeTextPdf } from '../make/fixtures/simple-pdfs.ts';
import { callUncover } from './run-uncover.ts';

const PAGES = 24;
const cli = fileURLToPath(new URL('../cli/uncover.ts', import.meta.url));

let folder: string;
let source: string;
let letters: Uint8Array;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-full-'));
  source = join(folder, 'release');
  await mkdir(source);
  letters = await makeTextPdf(Array.from({ length: PAGES }, (_, page) => letter(page)));
  await writeFile(join(source, 'a.pdf'), letters);
});
afterAll(() => rm(folder, { recursive: true }));

/** Long lines, because a page takes the time of its height to read, and the space of its words to store. */
const letter = (page: number) =>
  Array.from(
    { length: 12 },
    (_, line) =>
      `Page ${page}, line ${line}: the county asked ${page * line} times if it may go, and on ${line} days it may not.`,
  );

const wordsFor = (from: string, data: string) =>
  ['ingest', from, '--matter', 'test', '--workers', '1', '--json', '--data', data] as const;

async function ingestAll(from: string, data: string): Promise<IngestReport> {
  const run = await callUncover(...wordsFor(from, data));
  expect(run.exitCode === 0 ? 'read' : run.stderr).toBe('read');
  return IngestReport.parse(JSON.parse(run.stdout));
}

async function listFaults(data: string): Promise<unknown[]> {
  const database = await openDatabase(databasePath(data));
  const files = await database
    .selectFrom('source_file')
    .select(['path', 'cause'])
    .where('status', '=', 'quarantined')
    .execute();
  const pages = await database.selectFrom('page').select('id').where('status', '=', 'problem').execute();
  await database.destroy();
  return [...files, ...pages];
}

describe.skipIf(!canMount())(`a full disk (${WHY_SKIPPED})`, () => {
  let disk: SmallDisk;
  let data: string;
  const openDisk = (megabytes: number) => {
    disk = mountSmallDisk(megabytes) as SmallDisk;
    data = join(disk.path, 'data');
  };

  // Filled by originals, by the database's tables, and by pages: each size ends the run at another step.
  it.each([1, 3])(
    'of %i MB stops the run with a message, quarantines nothing, and the next run continues',
    async (size) => {
      openDisk(size);
      try {
        const stopped = await callUncover(...wordsFor(source, data));
        expect(stopped.exitCode).toBe(1);
        expect(stopped.stderr).toContain(`The disk of the data folder ${data} is full`);
        expect(stopped.stderr).toContain('Free some space, then run the command again.');
        expect(stopped.stderr).not.toMatch(/rollback|SQLITE|ENOSPC|Error:/);
        disk.resize(100);
        expect(await listFaults(data)).toEqual([]);
        expect((await ingestAll(source, data)).pages).toMatchObject({ received: PAGES, problem: 0 });
      } finally {
        disk.close();
      }
    },
  );

  it("pauses the server's processing with a message, and processing continues by itself", async () => {
    openDisk(3);
    const database = await openDatabase(databasePath(data));
    const staged = new StagedUploads(data);
    const ingests = new IngestRequests({
      ...{ database, staged, dataDir: data, newId: randomUUID, clock: systemClock },
      owner: 'server 1',
      readers: { workers: 1, background: false },
      onError: () => undefined,
      firstPause: 200,
    });
    try {
      const act = { actor: 'test', at: new Date() };
      const matter = await ensureMatter(database, act, { newId: randomUUID(), slug: 'test', name: 'test' });
      const drop = { matterId: matter.id, production: 'Release', startedBy: 'test' };
      const file = { newId: randomUUID(), path: 'a.pdf', bytes: letters.length, lastModified: 0 };
      await beginUploads(database, act, drop, [file]);
      await staged.write(file.newId, 0, pieces(letters), letters.length);
      await noteBytesHere(database, file.newId, letters.length);
      await finishUpload(database, drop, file.newId, false);
      await ingests.start();
      await ingests.readProduction(act, matter.id, 'Release');
      const shown = async () =>
        (await listIngestRequests(database, matter.id)).map((each) => ingests.show(each));
      await expect
        .poll(async () => (await shown())[0], { timeout: 120_000, interval: 20 })
        .toMatchObject({
          status: 'waiting',
          message: expect.stringMatching(/disk of the data folder is full.*automatically/),
        });
      expect((await shown())[0]?.message).not.toContain(data);
      disk.resize(100);
      await expect.poll(shown, { timeout: 180_000, interval: 50 }).toEqual([]);
      expect(await listFaults(data)).toEqual([]);
      const pages = await database.selectFrom('page').select('id').execute();
      expect(pages).toHaveLength(PAGES);
    } finally {
      await ingests.close();
      await database.destroy();
      disk.close();
    }
  });
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** More than the limit, but not so many times its packed size that it counts as a bomb. */
const UNPACKED = 12 * 2 ** 20;
/** In units of `ulimit -f`, 512 or 1024 bytes: more than the database needs. */
const LIMIT = 10_000;

it('a limit that a reader meets while it unpacks an archive stops the run and quarantines nothing', async () => {
  const archive = join(folder, 'archive');
  await mkdir(archive);
  const large = Buffer.alloc(UNPACKED, Array.from({ length: 5000 }, (_, line) => `row ${line}\n`).join(''));
  await writeFile(join(archive, 'b.zip'), zipOf({ 'rows.bin': large }));
  const data = join(folder, 'limited');
  const words = [process.execPath, cli, ...wordsFor(archive, data)].map((word) => `'${word}'`).join(' ');
  const child = spawn('sh', ['-c', `ulimit -f ${LIMIT}; exec ${words}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  expect(stderr).toContain('takes no file of this size');
  expect(exitCode).toBe(1);
  expect(await listFaults(data)).toEqual([]);
});
