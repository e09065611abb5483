import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openRecords, type Records } from '../../compose.ts';
import { addJob } from '../../repositories/jobs/jobs.ts';
import { ensureMatter } from '../../repositories/people/matters.ts';
import { DrivenClock } from '../../testing/driven-clock.ts';
import { makeDataFolder } from '../../testing/new-data-folder.ts';
import { act } from '../../testing/test-app.ts';
import type { JobKind, JobWork } from './job-kind.ts';
import { JobQueue } from './job-queue.ts';

const REAL_TIME = { timeout: 120_000, interval: 5 };

let records: Records;
let clock: DrivenClock;
let queue: JobQueue<{ pages: number }, string>;
/** The work, as set by each test. */
let work: (work: JobWork) => Promise<string>;
let changes: number;
beforeEach(async () => {
  clock = new DrivenClock();
  changes = 0;
  records = await openRecords(await makeDataFolder('queue'), { clock });
  await ensureMatter(records.database, act, { newId: 'm', slug: 'm', name: 'm' });
  queue = new JobQueue(toKind(), {
    ...{ database: records.database, clock, owner: 'server 1', firstPause: 100 },
    onError: () => undefined,
    onChange: () => {
      changes += 1;
    },
  });
});
afterEach(async () => {
  await queue.close();
  await records.close();
  await rm(records.dataDir, { recursive: true });
});

function toKind(): JobKind<{ pages: number }, string> {
  return {
    name: 'export',
    payload: z.object({ pages: z.int() }),
    run: (_job, given) => work(given),
    toStored: (result) => ({ result }),
    judge: (error) => ({ next: String(error).includes('disk') ? 'wait' : 'retry', message: String(error) }),
    mostAttempts: 2,
    cutOff: 'Cut off.',
  };
}

const order = (payload: unknown) =>
  addJob(records.database, act, {
    ...{ id: 'j', kind: 'export', matterId: 'm', subjectId: 'j', progressTotal: 9 },
    payload,
  });
const find = () => records.database.selectFrom('job').selectAll().executeTakeFirstOrThrow();
const untilState = (state: string, each = 0) =>
  expect
    .poll(async () => {
      clock.pass(each);
      return (await find()).state;
    }, REAL_TIME)
    .toBe(state);

describe('a queue of jobs', () => {
  it('waits for the machine as long as it takes, says why, and counts no attempt', async () => {
    let tries = 0;
    work = async () => {
      tries += 1;
      if (tries < 5) throw new Error('The disk is full.');
      return 'whole';
    };
    await order({ pages: 9 });
    queue.start();
    await expect.poll(() => queue.outageMessage, REAL_TIME).toContain('The disk is full.');
    expect(await find()).toMatchObject({ state: 'waiting', attempts: 0, message: null });
    await untilState('done', 100);
    expect(await find()).toMatchObject({ attempts: 1, result: '{"result":"whole"}' });
    expect([tries, queue.outageMessage]).toEqual([5, undefined]);
  });

  it('records the progress of a job, and renews its lease', async () => {
    const release = Promise.withResolvers<void>();
    work = async ({ onProgress }) => {
      onProgress(4);
      await release.promise;
      return 'whole';
    };
    await order({ pages: 9 });
    queue.start();
    await untilState('running');
    await expect
      .poll(async () => {
        clock.pass(500);
        return (await find()).progress;
      }, REAL_TIME)
      .toBe(4);
    const { lease_until } = await find();
    const before = changes;
    expect(before).toBeGreaterThan(0);
    await expect
      .poll(async () => {
        clock.pass(500);
        return (await find()).lease_until;
      }, REAL_TIME)
      .not.toBe(lease_until);
    release.resolve();
    await untilState('done');
    expect(await find()).toMatchObject({ progress: 9 });
    expect(changes).toBeGreaterThan(before);
  });

  it('fails a job whose payload cannot be read', async () => {
    work = async () => 'whole';
    await order({ pages: 'nine' });
    queue.start();
    await untilState('failed');
    expect((await find()).message).toContain('Ask again.');
  });

  it('runs one job to its end for a command, with all its attempts', async () => {
    let tries = 0;
    work = async () => {
      tries += 1;
      throw new Error('It fell over.');
    };
    await order({ pages: 9 });
    let hasEnded = false;
    const ended = queue.runToEnd('j').then(() => {
      hasEnded = true;
    });
    await expect
      .poll(() => {
        clock.pass(500);
        return hasEnded;
      }, REAL_TIME)
      .toBe(true);
    await ended;
    expect([tries, await find()]).toMatchObject([2, { state: 'failed', message: 'Error: It fell over.' }]);
  });
});
