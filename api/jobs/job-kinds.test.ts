import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords, type Records } from '../compose.ts';
import { StagedUploads } from '../originals/staged-uploads.ts';
import { orderTermReport } from '../reports/order-term-report.ts';
import { addExportJob } from '../repositories/exhibits/export-jobs.ts';
import { askIngest } from '../repositories/intake/ingest-requests.ts';
import { ensureProduction } from '../repositories/intake/productions.ts';
import { releaseJobsOfServers } from '../repositories/jobs/jobs.ts';
import { ensureMatter, type MatterRow } from '../repositories/people/matters.ts';
import { arrangeTestList } from '../testing/arrange-list.ts';
import { DrivenClock } from '../testing/driven-clock.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { stageFile } from '../testing/stage-file.ts';
import { act } from '../testing/test-app.ts';
import type { JobKind } from './core/job-kind.ts';
import { JobQueue } from './core/job-queue.ts';
import { LEASE } from './core/keep-lease.ts';
import { processOf, type StartLine, threadOf } from './core/worker-line.ts';
import { ExportFolders } from './exports/export-folders.ts';
import { exportKind } from './exports/export-kind.ts';
import { ingestKind } from './ingest/ingest-kind.ts';
import { reportKind } from './reports/report-kind.ts';

/** Milliseconds: more than any kind of work may be silent, twice. */
const FOR_EVER = 24 * 60 * 60_000;
/** Milliseconds: a queue has looked for jobs again, and tried again what failed. */
const SOON = 10_000;
/** Of the machine: threads and processes take seconds to start where it does other work. */
const REAL_TIME = { timeout: 60_000, interval: 10 };

interface Bench extends Records {
  clock: DrivenClock;
  matter: MatterRow;
}

/** A kind of job, as the suite needs it. */
interface KindUnderTest {
  name: string;
  /** The program that does the work. */
  program: StartLine;
  /** Where a program of the suite's runs in its place. */
  beside: (program: URL) => StartLine;
  /** Has a person ask for one. Returns the job's id. */
  order: (bench: Bench) => Promise<string>;
  define: (bench: Bench, start: StartLine) => JobKind<never, never>;
  /** Whether the result of a job that is done is there. */
  isKept: (bench: Bench, id: string) => Promise<boolean>;
}

const program = (path: string) => new URL(path, import.meta.url);

const kinds: KindUnderTest[] = [
  {
    name: 'an export',
    program: threadOf(program('./exports/export-program.ts')),
    beside: threadOf,
    order: async (bench) => {
      const { database, matter, newId } = bench;
      const id = newId();
      const known = await database.selectFrom('tag').select('id').executeTakeFirst();
      const list = known ? lists.get(database) : await arrangeTestList(bench);
      if (!list) throw new Error('The list is gone.');
      lists.set(database, list);
      await addExportJob(database, act, { id, matterId: matter.id, list });
      return id;
    },
    define: ({ dataDir, clock }, start) =>
      exportKind({ dataDir, clock, start, folders: new ExportFolders(dataDir) }) as never,
    isKept: async ({ dataDir }, id) => existsSync(join(dataDir, 'exports', id, 'manifest.json')),
  },
  {
    name: 'a search term report',
    program: threadOf(program('./reports/report-program.ts')),
    beside: threadOf,
    order: async ({ database, matter, newId }) => {
      const id = newId();
      await orderTermReport(database, act, matter.id, id, { name: 'Terms', terms: 'county', scope: {} });
      return id;
    },
    define: ({ dataDir, clock, newId }, start) => reportKind({ dataDir, clock, newId, start }) as never,
    isKept: async ({ database }, id) => {
      const rows = database.selectFrom('term_report_row').select('ordinal').where('report_id', '=', id);
      return (await rows.execute()).length === 1;
    },
  },
  {
    name: 'an ingest request',
    program: processOf(program('./ingest/ingest-program.ts')),
    beside: processOf,
    order: async ({ database, dataDir, matter, newId }) => {
      const name = `Release ${newId()}`;
      const production = await ensureProduction(database, act, matter.id, { newId: newId(), name });
      const staged = new StagedUploads(dataDir);
      const file = { newId: newId(), path: 'letter.pdf', bytes: await makeTextPdf([`A letter of ${name}.`]) };
      await stageFile({ database, staged, matterId: matter.id, production: name }, file);
      const id = newId();
      const asked = { retry: false, withPasswords: false, columns: null };
      await askIngest(database, act, { newId: id, productionId: production.id, ...asked });
      return id;
    },
    define: ({ dataDir, clock }, start) =>
      ingestKind({
        ...{ dataDir, clock, start, readers: { workers: 1, background: false } },
        findPasswords: () => [],
      }) as never,
    isKept: async ({ database }, id) => {
      const pages = database
        .selectFrom('page')
        .innerJoin('job', 'job.subject_id', 'page.production_id')
        .select('page.id')
        .where('job.id', '=', id);
      return (await pages.execute()).length === 1;
    },
  },
];

/** The list that is exported, arranged once a database. */
const lists = new WeakMap<object, Awaited<ReturnType<typeof arrangeTestList>>>();

let bench: Bench;
let errors: string[];
let queues: JobQueue<never, never>[];
beforeEach(async () => {
  const clock = new DrivenClock();
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `id-${lastId}`;
  };
  const records = await openRecords(await mkdtemp(join(tmpdir(), 'uncover-jobs-')), { clock, newId });
  const { database } = records;
  const matter = await ensureMatter(database, act, { newId: newId(), slug: 'ndlon', name: 'NDLON v. ICE' });
  await ingestScripted(records, { 'memo.pdf': [{ text: 'A county may opt out by letter.' }] });
  bench = { ...records, clock, matter };
  errors = [];
  queues = [];
});
afterEach(async () => {
  let haveClosed = false;
  const closed = Promise.all(queues.map((queue) => queue.close())).then(() => {
    haveClosed = true;
  });
  await passUntil(() => haveClosed);
  await closed;
  await bench.close();
  await rm(bench.dataDir, { recursive: true });
});

function openQueue(kind: KindUnderTest, start: StartLine, owner = 'server 1'): JobQueue<never, never> {
  const { database, clock } = bench;
  const queue = new JobQueue(kind.define(bench, start), {
    ...{ database, clock, owner },
    onError: (error) => errors.push(String(error)),
  });
  queues.push(queue);
  queue.start();
  return queue;
}

/** Starts one program at the first attempt, and another at all that follow. */
function firstThen(first: StartLine, next: StartLine): StartLine {
  let attempts = 0;
  return (listener) => {
    attempts += 1;
    return attempts === 1 ? first(listener) : next(listener);
  };
}

/** Tells when the work has begun, which the worker says. */
function watched(start: StartLine): { start: StartLine; begun: Promise<void> } {
  const begun = Promise.withResolvers<void>();
  return {
    begun: begun.promise,
    start: ({ onMessage, onEnd }) =>
      start({
        onEnd,
        onMessage: (message) => {
          begun.resolve();
          onMessage(message);
        },
      }),
  };
}

async function find(id: string) {
  return bench.database.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
const stateOf = async (id: string) => (await find(id)).state;

/** Waits for what threads and processes do, and lets `each` milliseconds pass meanwhile, again and again. */
async function untilState(id: string, state: string, each = 0): Promise<void> {
  const look = async () => {
    bench.clock.pass(each);
    const { state: now, message } = await find(id);
    return message === null ? now : `${now}: ${message}`;
  };
  await expect.poll(look, REAL_TIME).toMatch(new RegExp(`^${state}`));
}

/** A worker that hangs is given its time to end by the clock. */
async function passUntil(isSo: () => boolean): Promise<void> {
  const look = () => {
    bench.clock.pass(1000);
    return isSo();
  };
  await expect.poll(look, REAL_TIME).toBe(true);
}

/** Every change of a job fails until it is mended, as it does on a disk that gives errors. */
async function breakJobs(): Promise<() => Promise<void>> {
  const fail = "begin select raise(abort, 'out of order'); end";
  await sql.raw(`create trigger broken_jobs before update on job ${fail}`).execute(bench.database);
  return async () => {
    await sql.raw('drop trigger broken_jobs').execute(bench.database);
  };
}

const throwing = program('../testing/workers/throwing-worker.ts');
const dying = program('../testing/workers/dying-worker.ts');
const hanging = program('../testing/workers/hanging-worker.ts');

describe.each(kinds)('$name', { timeout: 240_000 }, (kind) => {
  it('is done, with what came of it', async () => {
    const id = await kind.order(bench);
    openQueue(kind, kind.program);
    await untilState(id, 'done');
    expect(await kind.isKept(bench, id)).toBe(true);
    expect(await find(id)).toMatchObject({ attempts: 1, payload: null, owner: null, message: null });
    expect(errors).toEqual([]);
  });

  it('is done after database calls failed at its beginning', async () => {
    const id = await kind.order(bench);
    const mend = await breakJobs();
    openQueue(kind, kind.program);
    await expect.poll(() => errors.length, REAL_TIME).toBeGreaterThan(0);
    expect(await stateOf(id)).toBe('waiting');
    await mend();
    await untilState(id, 'done', 100);
  });

  it('is done after database calls failed at its end, and so is the next', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.program);
    openQueue(kind, start);
    await begun;
    const mend = await breakJobs();
    await expect.poll(() => errors.length, REAL_TIME).toBeGreaterThan(0);
    expect(await stateOf(id)).toBe('running');
    await mend();
    await untilState(id, 'done', 100);
    const next = await kind.order(bench);
    await untilState(next, 'done', 100);
    expect(await kind.isKept(bench, next)).toBe(true);
  });

  it.each([
    ['throws', throwing],
    ['dies', dying],
  ])('is tried again when its worker %s, and done', async (_how, failing) => {
    const id = await kind.order(bench);
    openQueue(kind, firstThen(kind.beside(failing), kind.program));
    await untilState(id, 'done', 100);
    expect(await kind.isKept(bench, id)).toBe(true);
    expect(errors).toHaveLength(1);
  });

  it('is tried again when its worker hangs, and done', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    openQueue(kind, firstThen(start, kind.program));
    await begun;
    bench.clock.pass(FOR_EVER);
    // What wakes then waits once more, as the worker has shown that it lives.
    await setImmediate();
    bench.clock.pass(FOR_EVER);
    await untilState(id, 'waiting');
    await untilState(id, 'done', 100);
    expect(errors).toEqual([expect.stringContaining('no sign of life')]);
  });

  it('fails for good when its worker never stops failing, says why, and lets the next one run', async () => {
    const id = await kind.order(bench);
    let isMended = false;
    const failing = kind.beside(throwing);
    openQueue(kind, (listener) => (isMended ? kind.program : failing)(listener));
    await untilState(id, 'failed', 100);
    expect((await find(id)).message).toContain('The work fell over.');
    expect(await kind.isKept(bench, id)).toBe(false);
    isMended = true;
    const next = await kind.order(bench);
    await untilState(next, 'done', 100);
  });

  it('is left to the process that runs it, and taken over when that gives no sign of life any more', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    const killed = openQueue(kind, start, 'server 1');
    await begun;
    openQueue(kind, kind.program, 'command 2');
    bench.clock.pass(LEASE / 2);
    await expect.poll(async () => (await find(id)).owner, REAL_TIME).toBe('server 1');
    // A process that was killed renews nothing.
    await bench.database.updateTable('job').set({ lease_until: bench.clock.now().toISOString() }).execute();
    bench.clock.pass(1);
    await untilState(id, 'done', 50);
    expect(await kind.isKept(bench, id)).toBe(true);
    void killed;
  });

  it('is taken up at once by the server that comes after a killed one', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    openQueue(kind, start, 'server 1');
    await begun;
    await releaseJobsOfServers(bench.database);
    openQueue(kind, kind.program, 'server 2');
    await untilState(id, 'done');
  });

  it('that was begun by too many servers which were killed fails, and says so', async () => {
    const id = await kind.order(bench);
    await bench.database.updateTable('job').set({ attempts: 3 }).execute();
    openQueue(kind, kind.program);
    await untilState(id, 'failed: .*several times');
  });

  it('that is cancelled while it waits never begins', async () => {
    const id = await kind.order(bench);
    const queue = openQueue(kind, () => {
      throw new Error('It was begun.');
    });
    await queue.cancel(id, 'Cancelled.');
    bench.clock.pass(SOON);
    expect(await find(id)).toMatchObject({ state: 'cancelled', message: 'Cancelled.' });
  });

  it('that is cancelled while it runs leaves nothing, though its worker hangs', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    const queue = openQueue(kind, firstThen(start, kind.program));
    await begun;
    let hasEnded = false;
    const cancelled = queue.cancel(id).then(() => {
      hasEnded = true;
    });
    await passUntil(() => hasEnded);
    await cancelled;
    expect(await stateOf(id)).toBe('cancelled');
    expect(await kind.isKept(bench, id)).toBe(false);
    const next = await kind.order(bench);
    await untilState(next, 'done', 100);
  });

  it('waits for the next server when its own one ends, which counts for no attempt', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    const queue = openQueue(kind, start);
    await begun;
    let hasClosed = false;
    const closed = queue.close().then(() => {
      hasClosed = true;
    });
    await passUntil(() => hasClosed);
    await closed;
    expect(await find(id)).toMatchObject({ state: 'waiting', attempts: 0, owner: null });
    openQueue(kind, kind.program);
    await untilState(id, 'done');
  });
});
