import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { addExportJob, findExportJob } from '../../repositories/exhibits/export-jobs.ts';
import { addTermReport, findTermReportRow } from '../../repositories/reports/term-reports.ts';
import { arrangeTestList } from '../../testing/arrange-list.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { ExportRunner } from '../exports/export-runner.ts';
import { ReportRunner } from '../reports/report-runner.ts';

/** Milliseconds: a settlement that failed is tried again soon. */
const SETTLE_PAUSE = 20;

let app: TestApp;
let errors: unknown[];
beforeEach(async () => {
  app = await openTestApp();
  errors = [];
  await ingestScripted(app, { 'memo.pdf': [{ text: 'A county may opt out by letter.' }] });
});
afterEach(() => app.close());

/** Every update of a table's rows fails until it is mended, as it does on a full disk. */
async function breakTable(table: string): Promise<{ mend: () => Promise<void> }> {
  const name = `broken_${table}`;
  const fail = "begin select raise(abort, 'out of order'); end";
  await sql.raw(`create trigger ${name} before update on ${table} ${fail}`).execute(app.database);
  return {
    mend: async () => {
      await sql.raw(`drop trigger ${name}`).execute(app.database);
    },
  };
}

function openExports(): ExportRunner {
  return new ExportRunner({
    ...{ database: app.database, dataDir: app.dataDir, now: () => new Date(), settlePause: SETTLE_PAUSE },
    onError: (error) => errors.push(error),
  });
}

async function askExport(runner: ExportRunner, exportId: string, list: ExhibitList): Promise<void> {
  const matterId = app.matter.id;
  const job = { id: exportId, matterId, name: list.name, tagId: 'tag-1', productionId: null };
  await addExportJob(app.database, act, { ...job, pages: 1, exhibits: 1, list });
  runner.start({ exportId, matter: { id: matterId, name: 'NDLON v. ICE' }, list, user: 'attorney' });
}

async function statusOf(exportId: string): Promise<string> {
  const job = await findExportJob(app.database, app.matter.id, exportId);
  return job?.status === 'failed' ? `failed: ${job.message}` : (job?.status ?? 'gone');
}

describe('a failed database call at the end of a job', () => {
  it('fails that export, keeps nothing of it, and lets the next one run', async () => {
    const list = await arrangeTestList(app);
    const runner = openExports();
    const broken = await breakTable('export_job');
    await askExport(runner, 'first', list);
    await askExport(runner, 'second', list);
    // Neither what the thread says of the end nor what the runner says can be written down.
    await expect.poll(() => errors.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await broken.mend();
    await expect.poll(() => statusOf('first'), { timeout: 30_000 }).toMatch(/^failed/);
    expect(existsSync(runner.folderOf('first'))).toBe(false);
    // The second one may have ended while nothing could be written down.
    await expect.poll(() => statusOf('second'), { timeout: 30_000 }).toMatch(/done|failed/);
    await askExport(runner, 'third', list);
    await expect.poll(() => statusOf('third'), { timeout: 30_000 }).toBe('done');
    await runner.close();
  }, 180_000);

  it('fails that report, and lets the next one run', async () => {
    const runner = new ReportRunner({
      ...{ database: app.database, dataDir: app.dataDir, now: () => new Date(), settlePause: SETTLE_PAUSE },
      onError: (error) => errors.push(error),
    });
    const ask = async (reportId: string) => {
      await addTermReport(app.database, act, {
        ...{ id: reportId, seriesId: null, matterId: app.matter.id, name: reportId, program: 'test' },
        terms: [{ term: 'county', name: null }],
        ...{ scope: '{}', scopeInWords: 'all pages', productions: [] },
      });
      runner.start({ reportId, matterId: app.matter.id, user: 'reviewer' });
    };
    const status = async (reportId: string) =>
      (await findTermReportRow(app.database, app.matter.id, reportId))?.status;
    const broken = await breakTable('term_report');
    await ask('first');
    await expect.poll(() => errors.length, { timeout: 30_000 }).toBeGreaterThan(0);
    await broken.mend();
    await expect.poll(() => status('first'), { timeout: 30_000 }).toBe('failed');
    await ask('second');
    await expect.poll(() => status('second'), { timeout: 30_000 }).toBe('done');
    await runner.close();
  }, 180_000);
});

describe('what a killed server left of exports', () => {
  it('is removed at the next start, and finished packages stay', async () => {
    const list = await arrangeTestList(app);
    const runner = openExports();
    await askExport(runner, 'whole', list);
    await expect.poll(() => statusOf('whole'), { timeout: 30_000 }).toBe('done');
    await runner.close();
    for (const name of ['cut-off.partial', 'unrecorded']) {
      await mkdir(join(app.dataDir, 'exports', name, 'exhibits'), { recursive: true });
      await writeFile(join(app.dataDir, 'exports', name, 'exhibits', 'Exhibit-A.pdf'), 'half');
    }
    await openExports().recover();
    expect(existsSync(runner.folderOf('whole'))).toBe(true);
    expect(existsSync(runner.folderOf('unrecorded'))).toBe(false);
    expect(existsSync(runner.folderOf('cut-off.partial'))).toBe(false);
  }, 120_000);
});
