import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database.ts';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { type Run, runUncover } from './testing/run-uncover.ts';

const PAGES = 60;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-two-'));
  for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
    const pages = Array.from({ length: PAGES }, (_, page) => `${name}, page ${page + 1} of the release.`);
    await writeFile(join(folder, name), await makeTextPdf(pages));
  }
});
afterAll(() => rm(folder, { recursive: true }));

const ingest = (data: string): Promise<Run> => {
  const files = ['a.pdf', 'b.pdf', 'c.pdf'].map((name) => join(folder, name));
  const words = ['--matter', 'test', '--production', 'Release', '--workers', '1', '--data', data, '--json'];
  return runUncover('ingest', ...files, ...words);
};

/** All that a reader of the records could tell apart, in an order that does not depend on who was faster. */
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

describe('two ingestions of the same files into one matter at once', () => {
  it('leave the records that one alone leaves, no page twice', async () => {
    const [alone, together] = [join(folder, 'alone'), join(folder, 'together')];
    expect((await ingest(alone)).exitCode).toBe(0);
    const runs = await Promise.all([ingest(together), ingest(together)]);
    expect(runs.map(({ exitCode, stderr }) => (exitCode === 0 ? 'well' : stderr))).toEqual(['well', 'well']);
    const expected = await describeRecords(alone);
    expect(await describeRecords(together)).toEqual(expected);
    expect(expected.positions).toEqual(Array.from({ length: 3 * PAGES }, (_, index) => index + 1));
    const reports = runs.map(({ stdout }) => ({ ...JSON.parse(stdout), seconds: 0 }));
    expect(reports[0]).toEqual(reports[1]);
  }, 120_000);
});
