import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '#contract/ledger.ts';
import { PageDetail, PageWindow } from '#contract/page.ts';
import type { IngestReport } from '#contract/production.ts';
import { openDatabase } from '../repositories/database.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const CUT_OFF = 'The picture is cut off: the lower half of the page is missing.';
const ONE_LEFT_OUT = '1 attachment was not taken out.';

let app: TestApp;
let report: IngestReport;
beforeAll(async () => {
  app = await openTestApp();
  report = await ingestScripted(
    app,
    {
      'a.pdf': [{ text: 'Whole.' }],
      'b.pdf': [{ text: 'Half', notes: [CUT_OFF] }, { text: 'Whole too.' }],
      'c.pdf': [{ text: 'Mail.' }],
    },
    { fileNotes: { 'c.pdf': [ONE_LEFT_OUT] } },
  );
});
afterAll(() => app.close());

const get = async (path: string) => (await app.as('reader').get(`/api/matters/ndlon${path}`)).json();

async function getLedger(): Promise<Ledger> {
  const [production] = (await get('/productions')) as { productionId: string }[];
  return Ledger.parse(await get(`/productions/${production?.productionId}/ledger`));
}

describe('what was not read of a file that was read', () => {
  it('is in the ledger, which counts the files and the pages', async () => {
    const { withNotes, list } = await getLedger();
    expect(withNotes).toEqual({ files: 2, pages: 1 });
    expect(list.map(({ path, notes, pagesWithNotes }) => [path, notes, pagesWithNotes])).toEqual([
      ['a.pdf', [], 0],
      ['b.pdf', [], 1],
      ['c.pdf', [ONE_LEFT_OUT], 0],
    ]);
  });

  it('is in the report of the run', () => {
    expect(report.files.map(({ path, notes, pagesWithNotes }) => [path, notes, pagesWithNotes])).toEqual([
      ['a.pdf', [], 0],
      ['b.pdf', [], 1],
      ['c.pdf', [ONE_LEFT_OUT], 0],
    ]);
  });

  it('is on its page, and pages with notes are a list', async () => {
    const { pages } = PageWindow.parse(await get('/pages?only=noted'));
    expect(pages.map(({ file, pageNumber }) => [file, pageNumber])).toEqual([['b.pdf', 1]]);
    const page = PageDetail.parse(await get(`/pages/${pages[0]?.pageId}`));
    expect(page).toMatchObject({ status: 'read', problem: null, notes: [CUT_OFF] });
  });
});

describe('a data folder from before notes were kept', () => {
  it('is brought up to date: its files and pages have none', async () => {
    const old = await openTestApp();
    try {
      await ingestScripted(old, { 'a.pdf': [{ text: 'Old.' }] });
      for (const undo of [
        'drop index page_with_notes',
        'alter table page drop column notes',
        'alter table source_file drop column notes',
        'alter table engine_state drop column filled_at',
        'alter table engine_state rename column filling_seq to rebuild_seq',
        `alter table engine_state add column rebuild_shape text not null default ''`,
        'alter table engine_state add column is_swapping integer not null default 0',
        `delete from kysely_migration where name >= '020-notes'`,
      ])
        await sql.raw(undo).execute(old.database);
      const { rows } = await sql<{ file: string }>`select file from pragma_database_list`.execute(
        old.database,
      );
      const database = await openDatabase(rows[0]?.file ?? join(old.dataDir, 'missing'));
      const pages = await database.selectFrom('page').select(['notes', 'status']).execute();
      const files = await database.selectFrom('source_file').select(['notes', 'status']).execute();
      await database.destroy();
      expect(pages).toEqual([{ notes: '[]', status: 'read' }]);
      expect(files).toEqual([{ notes: '[]', status: 'read' }]);
    } finally {
      await old.close();
    }
  });
});
