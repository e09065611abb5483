import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRecords, type Records } from '#api/compose.ts';
import { verifyPackage } from '#api/exports/exhibits/package/verify-package.ts';
import { startServer } from '#api/main.ts';
import { orderTermReport } from '#api/reports/order-term-report.ts';
import { addExportJob } from '#api/repositories/exhibits/export-jobs.ts';
import { askIngest } from '#api/repositories/intake/ingest-requests.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import { listTags } from '#api/repositories/review/tags.ts';
import { arrangeTaggedSet } from '#api/review/arrange-exhibits.ts';
import { makeDataFolder } from '#api/testing/new-data-folder.ts';
import { startUncover } from './run-uncover.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/older-folders/before-jobs', import.meta.url));
const EXPORTS = ['export-1', 'export-2', 'export-3'];
const act = { actor: 'attorney', at: new Date('2026-12-01T00:00:00Z') };

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await makeDataFolder('killed');
  await cp(FOLDER, dataDir, { recursive: true });
  records = await openRecords(dataDir);
});
afterEach(async () => {
  await records.close();
  await rm(dataDir, { recursive: true });
});

/** Jobs of every kind, as people request them. */
async function orderJobs(): Promise<void> {
  const { database } = records;
  const matter = await findMatter(database, 'ndlon');
  if (!matter) throw new Error('The matter is gone.');
  const [tag] = await listTags(database, matter.id);
  if (!tag) throw new Error('The tag is gone.');
  const list = await arrangeTaggedSet(database, matter.id, { id: tag.tagId, name: tag.name }, null);
  for (const id of EXPORTS) await addExportJob(database, act, { id, matterId: matter.id, list });
  await orderTermReport(database, act, matter.id, 'report-1', { name: 'Terms', terms: 'county', scope: {} });
  const { id: productionId } = await database.selectFrom('production').select('id').executeTakeFirstOrThrow();
  const asked = { retry: true, withPasswords: false, columns: null };
  await askIngest(database, act, { newId: 'ingest-1', productionId, ...asked });
}

async function listJobs(): Promise<Record<string, string>> {
  const ids = [...EXPORTS, 'report-1', 'ingest-1'];
  const rows = await records.database
    .selectFrom('job')
    .select(['id', 'state'])
    .where('id', 'in', ids)
    .execute();
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
}

it('the next server completes what a killed server was doing and what was waiting', async () => {
  await orderJobs();
  const server = startUncover(['serve', '--port', '0', '--without-viewer', '--data', dataDir]);
  const isUnderWay = async () => Object.values(await listJobs()).includes('running');
  await expect.poll(isUnderWay, { timeout: 120_000, interval: 5 }).toBe(true);
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
  expect(Object.values(await listJobs()).filter((state) => state !== 'done')).not.toEqual([]);

  const next = await startServer({ dataDir, host: '127.0.0.1', port: 0 });
  const all = Object.fromEntries([...EXPORTS, 'report-1', 'ingest-1'].map((id) => [id, 'done']));
  await expect.poll(listJobs, { timeout: 120_000, interval: 50 }).toEqual(all);
  await next.close();
  for (const id of EXPORTS) expect((await verifyPackage(join(dataDir, 'exports', id))).problems).toEqual([]);
  const exported = records.database.selectFrom('audit_event').where('type', '=', 'exhibits.exported');
  const { times } = await exported
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .executeTakeFirstOrThrow();
  // One export was made when the folder was made.
  expect(times).toBe(1 + EXPORTS.length);
});
