import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listProductions } from '../../repositories/intake/productions.ts';
import { findPageByControlNumber } from '../../repositories/numbers/page-numbers.ts';
import { findPageById, getPageText, listPagesIn } from '../../repositories/pages/pages.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { tagPages } from '../../testing/tag-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

async function countHits(query: string): Promise<number> {
  const result = await app.search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  return result.pages;
}

describe('a production', () => {
  it('gives the same report when it is ingested again, and no page twice', async () => {
    const files = { 'a.pdf': [{ text: 'one' }, { text: '' }], 'b.pdf': [{ text: 'two' }] };
    const first = await ingestScripted(app, files);
    const second = await ingestScripted(app, files);
    expect({ ...second, seconds: 0 }).toEqual({ ...first, seconds: 0 });
    expect(first.pages).toEqual({ received: 3, textLayer: 0, ocr: 2, blank: 1, problem: 0, sequestered: 0 });
    expect(
      await listPagesIn(app.database, { matterId: app.matter.id }, { offset: 0, limit: 10 }),
    ).toHaveLength(3);
  });

  it('that comes again under another name is a duplicate, and has its pages once', async () => {
    const pages = [{ text: 'the same page' }];
    await ingestScripted(app, { 'a.pdf': pages });
    const again = await ingestScripted(app, { 'a.pdf': pages }, { productionName: 'Second release' });
    expect(again.files[0]).toMatchObject({ status: 'duplicate', pages: 0 });
    expect(await countHits('same')).toBe(1);
    const productions = await listProductions(app.database, app.matter.id, new Date());
    expect(productions.map((production) => production.pages.received)).toEqual([1, 0]);
  });

  it('has its pages with a problem read again on request, under the same ids and tags', async () => {
    const before = await ingestScripted(app, {
      'a.pdf': [{ text: '', problem: 'took too long' }, { text: 'fine' }],
    });
    const page = await findPageByControlNumber(app.database, app.matter.id, 'UNC-0000001');
    if (!page) throw new Error('The page with a problem is not in the ledger.');
    await app.database
      .insertInto('tag')
      .values({
        id: 't',
        matter_id: app.matter.id,
        name: 't',
        color: 'red',
        shortcut: null,
        ordinal: 1,
      })
      .execute();
    await tagPages(app.database, act, app.matter.id, {
      tag: { id: 't', name: 't' },
      present: true,
      pages: new Map([[page.id, page.key]]),
    });
    const readable = { 'a.pdf': [{ text: 'readable at last' }, { text: 'fine' }] };
    const untouched = await ingestScripted(app, readable);
    const after = await ingestScripted(app, readable, { retry: 'all' });

    expect([before, untouched, after].map((report) => report.pages.problem)).toEqual([1, 1, 0]);
    expect(await countHits('readable')).toBe(1);
    expect((await getPageText(app.database, page.key)).text).toBe('readable at last');
    const found = await findPageById(app.database, app.matter.id, page.id);
    expect(found?.summary).toMatchObject({ status: 'read', tagIds: ['t'], controlNumber: 'UNC-0000001' });
  });

  it('counts as being read until its run ends, and only for a limited time after the run was killed', async () => {
    await ingestScripted(app, { 'a.pdf': [{ text: 'one' }] });
    const soon = new Date();
    const reading = async (at: Date) =>
      (await listProductions(app.database, app.matter.id, at))[0]?.isProcessing;
    expect(await reading(soon)).toBe(false);
    await app.database.updateTable('ingest_run').set({ ended_at: null }).execute();
    expect(await reading(soon)).toBe(true);
    expect(await reading(new Date(soon.getTime() + 3_600_000))).toBe(false);
  });
});
