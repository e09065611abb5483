import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databasePath } from './data-folder.ts';
import { startServer } from './main.ts';
import { orderTermReport } from './reports/order-term-report.ts';
import type { Database } from './repositories/database/database.ts';
import { openDatabase } from './repositories/database/open-database.ts';
import { addExportJob } from './repositories/exhibits/export-jobs.ts';
import { askIngest } from './repositories/intake/ingest-requests.ts';
import { ensureProduction } from './repositories/intake/productions.ts';
import { ensureMatter } from './repositories/people/matters.ts';
import { EMPTY_LIST } from './testing/arrange-list.ts';
import { makeDataFolder } from './testing/new-data-folder.ts';

/** More jobs than could end one after the other while a server ends. */
const JOBS = 4;
/** Milliseconds: twice the documented five seconds, because the machine may be loaded. */
const MOST_TO_END = 10_000;

const act = { actor: 'ann', at: new Date('2026-01-02T03:04:05Z') };
let dataDir: string;
let database: Database;
beforeEach(async () => {
  dataDir = await makeDataFolder('shutdown');
  database = await openDatabase(databasePath(dataDir));
});
afterEach(async () => {
  await database.destroy();
  await rm(dataDir, { recursive: true });
});

/** Jobs of every kind, as users request them. */
async function orderJobs(): Promise<void> {
  const { id: matterId } = await ensureMatter(database, act, {
    newId: 'm',
    slug: 'ndlon',
    name: 'NDLON v. ICE',
  });
  for (let job = 0; job < JOBS; job += 1) {
    const id = `export-${job}`;
    await addExportJob(database, act, {
      id,
      matterId,
      list: EMPTY_LIST,
    });
    const draft = { name: 'terms', terms: 'letter', scope: {} };
    await orderTermReport(database, act, matterId, `report-${job}`, draft);
  }
  const { id } = await ensureProduction(database, act, matterId, { newId: 'p', name: 'Release' });
  const asked = { retry: false, withPasswords: false, columns: null };
  await askIngest(database, act, { newId: 'ingest-1', productionId: id, ...asked });
}

/** The number of jobs that have not ended. */
async function countOpen(): Promise<number> {
  const open = database.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']);
  return (await open.execute()).length;
}

it('a server ends soon however many jobs wait and hang, and the next server continues them', async () => {
  await orderJobs();
  const server = await startServer({ dataDir, host: '127.0.0.1', port: 0 });
  // From now on every writer hangs.
  const lock = new DatabaseSync(databasePath(dataDir));
  lock.exec('begin immediate');
  expect(await countOpen()).toBeGreaterThan(JOBS);
  const start = performance.now();
  await server.close();
  expect(performance.now() - start).toBeLessThan(MOST_TO_END);
  lock.exec('rollback');
  lock.close();
  expect(await countOpen()).toBeGreaterThan(JOBS);
  const next = await startServer({ dataDir, host: '127.0.0.1', port: 0 });
  await expect.poll(countOpen, { timeout: 240_000, interval: 100 }).toBe(0);
  await next.close();
  const ingest = database.selectFrom('job').select(['state', 'message']).where('kind', '=', 'ingest');
  expect(await ingest.execute()).toEqual([{ state: 'done', message: null }]);
});
