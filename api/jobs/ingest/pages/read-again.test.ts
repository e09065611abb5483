import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageRecord } from '#ingest';
import { findPageByControlNumber } from '../../../repositories/numbers/page-numbers.ts';
import { findPageById, getPageText } from '../../../repositories/pages/pages.ts';
import { ingestScripted, toRecord } from '../../../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../../../testing/test-app.ts';
import { readAgain } from './read-again.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    // A single stamp would not be a series.
    'a.pdf': [
      { text: 'sideways words', bates: 'ICE 0000001' },
      { text: '', problem: 'took too long' },
      { text: 'the last page', bates: 'ICE 0000003' },
    ],
  });
});
afterEach(() => app.close());

async function readPage(control: number, record: PageRecord) {
  const page = await findPageByControlNumber(app.database, app.matter.id, `UNC-000000${control}`);
  if (!page) throw new Error('The page is not there.');
  const ocrRunner = { read: async () => record };
  await readAgain(
    { ...app, ocrRunner },
    { matterId: app.matter.id, pageId: page.id, languages: 'eng', act, askedBy: 'Rae' },
  );
  return page;
}

describe('a page read again', () => {
  it('has its boxes on the page as displayed, even if this recognition turned it', async () => {
    const record = toRecord(0, { text: 'upright' });
    const { key } = await readPage(1, { ...record, turned: 90, width: 792, height: 612 });
    const [word] = (await getPageText(app.database, key)).words;
    // What is at the top left of the page turned right is at the bottom left of the page as it is.
    expect(word?.rect.x).toBeCloseTo(0.1);
    expect(word?.rect.y).toBeCloseTo(1 - 0.1 - 7 * 0.01);
    expect(word?.rect.width).toBeCloseTo(0.03);
  });

  it('that had a problem counts as read, with its Bates number', async () => {
    const { id } = await readPage(2, toRecord(1, { text: 'readable', bates: 'ICE 0000002' }));
    const page = await findPageById(app.database, app.matter.id, id);
    expect(page?.summary).toMatchObject({ status: 'read', textSource: 'ocr', bates: 'ICE 0000002' });
  });

  it('stays as it was when OCR finds nothing or fails, and the person is told why', async () => {
    await expect(readPage(1, toRecord(0, { text: '' }))).rejects.toThrow('found no words');
    await expect(readPage(1, toRecord(0, { text: '', problem: 'It hangs.' }))).rejects.toThrow(
      'It hangs. Its text stays as it is.',
    );
    const page = await findPageByControlNumber(app.database, app.matter.id, 'UNC-0000001');
    expect((await getPageText(app.database, page?.key ?? 0)).text).toBe('sideways words');
  });
});
