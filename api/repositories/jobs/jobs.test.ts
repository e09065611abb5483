import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath } from '../../data-folder.ts';
import { fillDataFolder } from '../../testing/new-data-folder.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { ExportPayload, findExportJob, listExportJobs } from '../exhibits/export-jobs.ts';
import { askIngest, listIngestRequests } from '../intake/ingest-requests.ts';
import { ensureMatter } from '../people/matters.ts';
import { listTermReports } from '../reports/term-reports.ts';
import { addJob, cancelJob, claimJob, failJob, finishJob, releaseJob, renewLease } from './jobs.ts';

const OLDER = fileURLToPath(new URL('../../../fixtures/older-folders/before-jobs', import.meta.url));
const act = { actor: 'ann', at: new Date('2026-01-02T03:04:05Z') };
const later = (seconds: number) => new Date(act.at.getTime() + 1000 * seconds);
const claimAs = (owner: string, at = 0) => ({ owner, now: later(at), leaseUntil: later(at + 60) });

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-job-rows-'));
});
afterEach(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

describe('a job', () => {
  beforeEach(async () => {
    await fillDataFolder(folder);
    database = await openDatabase(databasePath(folder));
    const { id: matterId } = await ensureMatter(database, act, { newId: 'm', slug: 'm', name: 'm' });
    const job = { kind: 'report', matterId, subjectId: 's', payload: { of: 1 }, progressTotal: 9 } as const;
    for (const [id, seconds] of [['second', 1] as const, ['first', 0] as const])
      await addJob(database, { ...act, at: later(seconds) }, { id, ...job });
  });

  const rowOf = (id: string) =>
    database.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const claim = async (owner: string, at = 0) => {
    const job = await claimJob(database, 'report', claimAs(owner, at));
    if (!job) throw new Error('No job is free.');
    return job;
  };

  it('is claimed by one owner, the one that waits longest first', async () => {
    expect(await claim('a')).toMatchObject({ id: 'first', attempts: 1, payload: { of: 1 } });
    expect(await claim('b')).toMatchObject({ id: 'second' });
    expect(await claimJob(database, 'report', claimAs('c', 1))).toBeUndefined();
    expect(await claimJob(database, 'export', claimAs('c', 1))).toBeUndefined();
  });

  it('belongs to its owner while the lease is renewed, and is free when it has expired', async () => {
    const job = await claim('a');
    await claim('b');
    expect(await renewLease(database, job, { until: later(200), progress: 3 })).toBe(true);
    expect(await claim('c', 100)).toMatchObject({ id: 'second', attempts: 2 });
    expect(await claimJob(database, 'report', claimAs('d', 150))).toBeUndefined();
    expect(await claim('d', 201)).toMatchObject({ id: 'first' });
    // Whatever the first owner still reports is not recorded.
    expect(await renewLease(database, job, { until: later(999), progress: 9 })).toBe(false);
    await failJob(database, job, 'It failed.', later(202));
    await releaseJob(database, job, { notBefore: null, countsAttempt: false });
    const isKept = await database.transaction().execute((tx) => finishJob(tx, job, 1, later(203)));
    expect([isKept, await rowOf('first')]).toMatchObject([false, { state: 'running', owner: 'd' }]);
  });

  it('that is delayed is not claimed before its time, and an attempt that was given back does not count', async () => {
    const job = await claim('a');
    await releaseJob(database, job, { notBefore: later(30), countsAttempt: false });
    expect(await claim('a', 10)).toMatchObject({ id: 'second' });
    expect(await claimJob(database, 'report', claimAs('b', 10))).toBeUndefined();
    expect(await claim('b', 30)).toMatchObject({ id: 'first', attempts: 1 });
  });

  it('that is canceled belongs to nobody, and one that has ended does not change', async () => {
    const job = await claim('a');
    await cancelJob(database, job.id, { message: 'Cancelled.', at: later(5) });
    expect(await renewLease(database, job, { until: later(99), progress: 1 })).toBe(false);
    const other = await claim('a', 6);
    await database.transaction().execute((tx) => finishJob(tx, other, { pages: 4 }, later(7)));
    await cancelJob(database, other.id, { message: null, at: later(8) });
    expect(await rowOf(other.id)).toMatchObject({
      ...{ state: 'done', result: '{"pages":4}', payload: null, progress: 9, owner: null },
    });
  });
});

describe('in a folder from before there was a table of jobs', () => {
  /** Runs SQL as the version before 023 did when it was killed. */
  const noteAsBefore = (sqlite: DatabaseSync) => {
    const { id: matter } = sqlite.prepare('select id from matter').get() as { id: string };
    const { id: production } = sqlite.prepare('select id from production').get() as { id: string };
    const list = `{"listId":null,"name":"key","tagId":"t","productionId":null,"exhibits":[],"taggedSince":[],"untaggedSince":[]}`;
    const addExport = sqlite.prepare(`insert into export_job (id, matter_id, name, tag_id, status, pages_done,
      pages_total, exhibits, started_by, started_at, message, list)
      values (?, ?, 'key', 't', ?, 1, 3, 1, 'ann', ?, ?, ?)`);
    addExport.run('x-waiting', matter, 'waiting', '2026-02-01T00:00:00.000Z', null, list);
    addExport.run('x-running', matter, 'running', '2026-02-02T00:00:00.000Z', null, list);
    addExport.run('x-oldest', matter, 'running', '2026-02-03T00:00:00.000Z', null, null);
    addExport.run('x-failed', matter, 'failed', '2026-02-04T00:00:00.000Z', 'The disk was full.', null);
    sqlite.exec(`update term_report set status = 'running', terms_done = 1;
      insert into reading (production_id, status, message, asked_by, asked_at, retry, with_passwords, columns)
      values ('${production}', 'stopped', null, 'ann', '2026-02-05T00:00:00.000Z', 1, 0, '{"Notes":null}')`);
    return { matter, production };
  };

  it('exports, reports and ingest requests keep their ids and states, and what ran waits', async () => {
    await cp(OLDER, folder, { recursive: true });
    const sqlite = new DatabaseSync(databasePath(folder));
    const { matter, production } = noteAsBefore(sqlite);
    sqlite.close();
    database = await openDatabase(databasePath(folder));

    const exports = await listExportJobs(database, matter);
    expect(exports.map((each) => [each.exportId, each.status, each.pagesDone, each.message])).toEqual([
      [expect.any(String), 'done', 3, null],
      ['x-failed', 'failed', 1, 'The disk was full.'],
      ['x-oldest', 'failed', 0, expect.stringContaining('start it again')],
      ['x-running', 'waiting', 0, null],
      ['x-waiting', 'waiting', 1, null],
    ]);
    const done = await findExportJob(database, matter, exports[0]?.exportId ?? '');
    expect(done?.manifestSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await listTermReports(database, matter)).toMatchObject([{ status: 'waiting', termsDone: 0 }]);
    expect(await listIngestRequests(database, matter)).toEqual([
      { productionId: production, status: 'stopped', message: null, by: 'ann' },
    ]);

    const next = await claimJob(database, 'export', claimAs('a'));
    expect(next).toMatchObject({ id: 'x-waiting', askedBy: 'ann' });
    expect(ExportPayload.parse(next?.payload).list.name).toBe('key');
    // What was requested before and interrupted is still included.
    const asked = { retry: false, withPasswords: false, columns: null };
    await askIngest(database, act, { newId: 'again', productionId: production, ...asked });
    expect(await claimJob(database, 'ingest', claimAs('a'))).toMatchObject({
      id: 'again',
      payload: { retry: true, withPasswords: false, columns: { Notes: null } },
    });
  });
});
