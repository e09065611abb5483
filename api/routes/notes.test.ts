import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '#contract/intake/ledger.ts';
import type { IngestReport } from '#contract/intake/production.ts';
import { PageDetail, PageWindow } from '#contract/pages/page.ts';
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

describe('notes about an incompletely read file', () => {
  it('are in the ledger, which counts the files and the pages', async () => {
    const { withNotes, list } = await getLedger();
    expect(withNotes).toEqual({ files: 2, pages: 1 });
    expect(list.map(({ path, notes, pagesWithNotes }) => [path, notes, pagesWithNotes])).toEqual([
      ['a.pdf', [], 0],
      ['b.pdf', [], 1],
      ['c.pdf', [ONE_LEFT_OUT], 0],
    ]);
  });

  it('are in the report of the run', () => {
    expect(report.files.map(({ path, notes, pagesWithNotes }) => [path, notes, pagesWithNotes])).toEqual([
      ['a.pdf', [], 0],
      ['b.pdf', [], 1],
      ['c.pdf', [ONE_LEFT_OUT], 0],
    ]);
  });

  it('are on its page, and pages with notes are a list', async () => {
    const { pages } = PageWindow.parse(await get('/pages?only=noted'));
    expect(pages.map(({ file, pageNumber }) => [file, pageNumber])).toEqual([['b.pdf', 1]]);
    const page = PageDetail.parse(await get(`/pages/${pages[0]?.pageId}`));
    expect(page).toMatchObject({ status: 'read', problem: null, notes: [CUT_OFF] });
  });
});
