import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
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
import { makeDataFolder } from '../testing/new-data-folder.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { stageFile } from '../testing/stage-file.ts';
import { act } from '../testing/test-app.ts';
import { JobQueue, type JobQueueDeps } from './core/job-queue.ts';
import { LEASE } from './core/keep-lease.ts';
import { processOf, type StartLine, threadOf } from './core/worker-line.ts';
import { ExportFolders } from './exports/export-folders.ts';
import { exportKind } from './exports/export-kind.ts';
import { ingestKind } from './ingest/ingest-kind.ts';
import { Passwords } from './ingest/passwords.ts';
import { reportKind } from './reports/report-kind.ts';

/** Milliseconds: more than twice as long as any kind of work may be silent. */
const FOR_EVER = 24 * 60 * 60_000;
/** Milliseconds after which a queue has polled again, and retried what failed. */
const SOON = 10_000;
/** In real time: threads and processes take seconds to start on a busy machine. */
const REAL_TIME = { timeout: 120_000, interval: 10 };

interface Bench extends Records {
  clock: DrivenClock;
  matter: MatterRow;
}

type Queue = Pick<JobQueue<unknown, unknown>, 'start' | 'cancel' | 'close'>;

/** A kind of job, as the suite needs it. */
interface KindUnderTest {
  name: string;
  /** The program that does the work. */
  program: StartLine;
  /** Runs a program of the suite's in its place. */
  beside: (program: URL) => StartLine;
  /** Has a person request a job. Returns its id. */
  order: (bench: Bench) => Promise<string>;
  /** `start` starts the worker. */
  open: (bench: Bench, start: StartLine, deps: JobQueueDeps) => Queue;
  /** Whether the result of a finished job was stored. */
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
    open: ({ dataDir, clock }, start, deps) =>
      new JobQueue(exportKind({ dataDir, clock, start, folders: new ExportFolders(dataDir) }), deps),
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
    open: ({ dataDir, clock, newId }, start, deps) =>
      new JobQueue(reportKind({ dataDir, clock, newId, start }), deps),
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
    open: ({ dataDir, clock }, start, deps) => {
      const readers = { workers: 1, background: false };
      return new JobQueue(ingestKind({ dataDir, clock, start, readers, passwords: new Passwords() }), deps);
    },
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

/** The exported list, arranged once per database. */
const lists = new WeakMap<object, Awaited<ReturnType<typeof arrangeTestList>>>();

let bench: Bench;
let errors: string[];
let queues: Queue[];
beforeEach(async () => {
  const clock = new DrivenClock();
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `id-${lastId}`;
  };
  const records = await openRecords(await makeDataFolder('jobs'), { clock, newId });
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

function openQueue(kind: KindUnderTest, start: StartLine, owner = 'server 1'): Queue {
  const { database, clock } = bench;
  const onError = (error: unknown) => errors.push(String(error));
  const queue = kind.open(bench, start, { database, clock, owner, onError });
  queues.push(queue);
  queue.start();
  return queue;
}

/** Starts the next program for each attempt, and the last one for all that follow. */
function inTurn(...programs: [StartLine, ...StartLine[]]): StartLine {
  const [last, ...before] = programs.toReversed() as [StartLine, ...StartLine[]];
  return (listener) => (before.pop() ?? last)(listener);
}

/** Resolves when the work has begun, as reported by the worker. */
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

/** Waits for threads and processes while the clock advances by `each` milliseconds, repeatedly. */
async function untilState(id: string, state: string, each = 0): Promise<void> {
  const look = async () => {
    bench.clock.pass(each);
    const { state: now, message } = await find(id);
    return message === null ? now : `${now}: ${message}`;
  };
  await expect.poll(look, REAL_TIME).toMatch(new RegExp(`^${state}`));
}

/** Advances the clock until the time given to a hung worker is over. */
async function passUntil(isSo: () => boolean): Promise<void> {
  const look = () => {
    bench.clock.pass(1000);
    return isSo();
  };
  await expect.poll(look, REAL_TIME).toBe(true);
}

/** Makes every change of a job fail until it is repaired, as on a disk with errors. */
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

describe.each(kinds)('$name', (kind) => {
  it('is done, with its result stored, even if database calls fail at its beginning and at its end', async () => {
    const id = await kind.order(bench);
    const mend = await breakJobs();
    const { start, begun } = watched(kind.program);
    openQueue(kind, start);
    await expect.poll(() => errors.length, REAL_TIME).toBe(1);
    expect(await stateOf(id)).toBe('waiting');
    await mend();
    bench.clock.pass(SOON);
    await begun;
    const mendAgain = await breakJobs();
    await expect.poll(() => errors.length, REAL_TIME).toBeGreaterThan(1);
    expect(await stateOf(id)).toBe('running');
    await mendAgain();
    await untilState(id, 'done', 100);
    expect(await kind.isKept(bench, id)).toBe(true);
    expect(await find(id)).toMatchObject({ payload: null, owner: null, message: null });
  });

  it('is retried when its worker throws and when it dies, and done', async () => {
    const id = await kind.order(bench);
    openQueue(kind, inTurn(kind.beside(throwing), kind.beside(dying), kind.program));
    await untilState(id, 'done', 100);
    expect(await kind.isKept(bench, id)).toBe(true);
    expect(errors).toEqual(['Error: The work fell over.', 'Error: The work ended without saying why.']);
  });

  it('is retried when its worker hangs, and done', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    openQueue(kind, inTurn(start, kind.program));
    await begun;
    bench.clock.pass(FOR_EVER);
    // The watch then waits once more, because the worker has shown that it is alive.
    await setImmediate();
    bench.clock.pass(FOR_EVER);
    await untilState(id, 'waiting');
    await untilState(id, 'done', 100);
    expect(errors).toEqual([expect.stringContaining('no sign of life')]);
  });

  it('fails for good if its worker never stops failing, says why, and the next one runs', async () => {
    const id = await kind.order(bench);
    const failing = kind.beside(throwing);
    openQueue(kind, inTurn(failing, failing, failing, kind.program));
    await untilState(id, 'failed', 100);
    expect((await find(id)).message).toContain('The work fell over.');
    expect(await kind.isKept(bench, id)).toBe(false);
    const next = await kind.order(bench);
    await untilState(next, 'done', 100);
  });

  it('is left to the process that runs it, and taken over when that shows no sign of life', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    openQueue(kind, start, 'server 1');
    await begun;
    openQueue(kind, kind.program, 'command 2');
    bench.clock.pass(LEASE / 2);
    await expect.poll(async () => (await find(id)).owner, REAL_TIME).toBe('server 1');
    // A killed process renews nothing.
    const expired = { lease_until: bench.clock.now().toISOString() };
    await bench.database.updateTable('job').set(expired).execute();
    await untilState(id, 'done', 50);
    expect(await kind.isKept(bench, id)).toBe(true);
  });

  it('is continued at once by the server after a killed one, but not after too many', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    openQueue(kind, start, 'server 1');
    await begun;
    await releaseJobsOfServers(bench.database);
    const again = watched(kind.beside(hanging));
    openQueue(kind, again.start, 'server 2');
    await again.begun;
    await releaseJobsOfServers(bench.database);
    await bench.database.updateTable('job').set({ attempts: 3 }).execute();
    openQueue(kind, kind.program, 'server 3');
    await untilState(id, 'failed: .*several times');
  });

  it('that is canceled never begins, or leaves nothing, even if its worker hangs', async () => {
    const id = await kind.order(bench);
    const { start, begun } = watched(kind.beside(hanging));
    const queue = openQueue(kind, start);
    await begun;
    const waiting = await kind.order(bench);
    await queue.cancel(waiting, 'Cancelled.');
    let hasEnded = false;
    const cancelled = queue.cancel(id).then(() => {
      hasEnded = true;
    });
    await passUntil(() => hasEnded);
    await cancelled;
    expect([await stateOf(id), await find(waiting)]).toMatchObject([
      'cancelled',
      { state: 'cancelled', message: 'Cancelled.', attempts: 0 },
    ]);
    expect(await kind.isKept(bench, id)).toBe(false);
  });

  it('waits for the next server when its own one ends, without counting an attempt', async () => {
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
  });
});
