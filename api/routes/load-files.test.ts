import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentDetail, MappingReport } from '#contract/intake/load-file.ts';
import type { Upload } from '#contract/intake/upload.ts';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import { buildDat, buildOpt } from '../testing/build-volume.ts';
import { dropFiles, untilRead } from '../testing/drop-files.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const matter = '/api/matters/ndlon';
const PRODUCTION = 'First release';
const LINE = 'The county asked in writing how it may opt out of the programme before its activation.';

async function makeVolume(): Promise<Record<string, Uint8Array | string>> {
  return {
    'VOL/first.dat': buildDat([
      ['BEGBATES', 'ENDBATES', 'Subject', 'Where the words are', 'Note'],
      ['ICE-0001', 'ICE-0001', 'Opting out', 'TEXT\\words.txt', 'hot'],
    ]),
    'VOL/first.opt': buildOpt([['IMAGES\\ICE-0001.pdf']]),
    'VOL/IMAGES/ICE-0001.pdf': await makeTextPdf([LINE]),
    'VOL/TEXT/words.txt': LINE,
  };
}

async function answer<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

const get = <T>(path: string) => answer<T>(app.as('reader').get(matter + path));
const post = <T>(path: string, body: unknown, who = 'reviewer') =>
  answer<T>(app.as(who).send('post', matter + path, body));
const lookAtDrop = (columns?: object) =>
  post<MappingReport>('/uploads/mapping', { production: PRODUCTION, columns }, 'reader');
const fieldsOf = ({ loadFiles }: MappingReport) =>
  Object.fromEntries(loadFiles.flatMap(({ columns }) => columns.map(({ column, field }) => [column, field])));

async function getDocument(): Promise<DocumentDetail> {
  const { pages } = await get<PageWindow>('/pages');
  const { document } = await get<PageDetail>(`/pages/${pages[0]?.pageId}`);
  if (!document) throw new Error('The page has no document.');
  return document;
}

const WORDS_IN_TEXT = { 'where the words are': 'textPath' };

describe('a drop with a load file', () => {
  it('waits until a person has confirmed its columns, is read accordingly, and again if they change', async () => {
    await dropFiles(app, await makeVolume());
    const uploads = await get<Upload[]>('/uploads');
    expect(uploads.map(({ path, status, loadFile }) => [path, status, loadFile])).toEqual([
      ['VOL/IMAGES/ICE-0001.pdf', 'received', false],
      ['VOL/TEXT/words.txt', 'received', false],
      ['VOL/first.dat', 'received', true],
      ['VOL/first.opt', 'received', true],
    ]);
    const first = await lookAtDrop();
    expect(first).toMatchObject({ documents: 1, pages: 1, texts: 0, choices: {} });
    expect(fieldsOf(first)).toMatchObject({ Subject: 'subject', 'Where the words are': null });
    const changed = await lookAtDrop(WORDS_IN_TEXT);
    expect(changed).toMatchObject({ texts: 1, choices: { 'Where the words are': 'textPath' } });

    await post('/uploads/release', { production: PRODUCTION, columns: WORDS_IN_TEXT });
    const { files, productionId } = await untilRead(app);
    expect(files.find(({ path }) => path === 'VOL/TEXT/words.txt')?.message).toContain('text of ICE-0001');
    const after = await post<MappingReport>(`/productions/${productionId}/mapping`, {}, 'reader');
    expect(after).toMatchObject({ texts: 1, choices: { 'Where the words are': 'textPath' } });

    // Fields change, pages remain, and no file is left out.
    const { pages: before } = await get<PageWindow>('/pages');

    const columns = { Note: 'subject', Subject: null };
    await post(`/productions/${productionId}/ingest-request`, { columns });
    const changedAfter = await untilRead(app);
    expect((await getDocument()).fields).toContainEqual({ field: 'subject', name: 'Note', values: ['hot'] });
    // No column names the text file any more, so it is a file like any other, and has a page.
    expect(changedAfter.files.map(({ path, status, pages }) => [path, status, pages])).toContainEqual([
      'VOL/TEXT/words.txt',
      'read',
      1,
    ]);
    expect(changedAfter.loadFiles.map(({ faultCount }) => faultCount)).toEqual([0, 0]);
    const { pages: later } = await get<PageWindow>('/pages');
    expect(later.map(({ pageId }) => pageId)).toEqual([before[0]?.pageId, expect.any(String)]);

    await post(`/productions/${productionId}/ingest-request`, { columns: WORDS_IN_TEXT });
    const again = await untilRead(app);
    expect(again.files.every(({ status }) => status === 'read')).toBe(true);
    expect(again.pagesRead).toBe(2);
  });
});

describe('a drop without a load file', () => {
  beforeAll(async () => {
    await app.close();
    app = await openTestApp();
    await dropFiles(app, { 'a.pdf': await makeTextPdf([LINE]) });
  });

  it('is read at once', async () => {
    expect((await untilRead(app)).pagesRead).toBe(1);
  });

  it('has no columns; mappings of two columns to one field are refused, and those of an unknown production', async () => {
    const { productionId } = await untilRead(app);
    const look = (id: string, columns: object) =>
      app.as('reviewer').send('post', `${matter}/productions/${id}/mapping`, { columns });
    expect((await look(productionId, { A: 'to', B: 'to' })).status).toBe(400);
    expect((await look('none', {})).status).toBe(404);
    expect(await (await look(productionId, {})).json()).toMatchObject({ loadFiles: [], documents: 0 });
  });
});
