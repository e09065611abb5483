import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Production } from '#contract/intake/production.ts';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { openReaderPool } from '#ingest';
import { ingestProduction } from '../jobs/ingest/ingest-production.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
const matter = '/api/matters/ndlon';

beforeAll(async () => {
  app = await openTestApp();
  const absolute = join(app.dataDir, 'letters.pdf');
  const letters = [
    'A county may opt out by letter.',
    'The second letter.',
    'La activación de la señora Muñoz.',
    '',
  ];
  await writeFile(absolute, await makeTextPdf(letters, 'Words in fine print.'));
  const pool = openReaderPool({ workers: 1 });
  const deps = { ...app, pool, now: () => new Date(), newId: randomUUID };
  const files = [{ absolute, path: 'letters.pdf' }];
  await ingestProduction(deps, { files, matterSlug: 'ndlon', productionName: 'Letters', actor: 'test' });
  await pool.close();
});
afterAll(() => app.close());

async function get<Answer>(path: string): Promise<Answer> {
  return (await (await app.as('reviewer').get(matter + path)).json()) as Answer;
}
const findPage = (control: number) => get<PageSummary>(`/pages/find?reference=UNC-000000${control}`);
const detailOf = (pageId: string) => get<PageDetail>(`/pages/${pageId}`);
const readAgain = (pageId: string, languages = 'eng') =>
  app.as('reviewer').send('post', `${matter}/pages/${pageId}/texts/ocr`, { languages });
const choose = (pageId: string, version: number, insteadOf: number) =>
  app.as('reviewer').send('put', `${matter}/pages/${pageId}/text`, { version, insteadOf });
const counts = async () => (await get<Production[]>('/productions'))[0]?.pages;
const total = async (only: string) => (await get<{ total: number }>(`/pages?only=${only}`)).total;

describe('a page read again by OCR', () => {
  it('has a new version in use at once, by the person who asked, and keeps the one before', async () => {
    const { pageId, textSource } = await findPage(1);
    expect(textSource).toBe('layer');
    const answer = (await (await readAgain(pageId)).json()) as TextVersion;
    expect(answer).toMatchObject({ version: 2, source: 'ocr', by: 'reviewer', inUse: true });
    expect(answer.reason).toBe('read again in English, asked for by reviewer');
    const page = await detailOf(pageId);
    expect(page).toMatchObject({ textSource: 'ocr', textVersion: 2, textAsRead: null });
    expect(page.text).toContain('A county may opt out by letter.');
    expect(page.text).not.toContain('fine print');
    expect(page.history[0]?.what).toBe('had the page read again by OCR (version 2)');
    expect((await get<SearchResult>('/search?q="by letter"')).pages).toBe(1);
    expect([(await counts())?.ocr, await total('ocr')]).toEqual([1, 1]);

    expect((await choose(pageId, 1, 2)).status).toBe(200);
    expect(await detailOf(pageId)).toMatchObject({ textSource: 'layer', textVersion: 1 });
    expect([(await counts())?.ocr, await total('ocr')]).toEqual([0, 0]);
  });

  it('keeps a correction in use, with the new recognition beside it', async () => {
    const { pageId } = await findPage(2);
    const correction = { basedOn: 1, text: 'Typed by a person.' };
    await app.as('reviewer').send('post', `${matter}/pages/${pageId}/texts`, correction);
    const answer = (await (await readAgain(pageId)).json()) as TextVersion;
    expect(answer).toMatchObject({ version: 3, source: 'ocr', inUse: false });
    const page = await detailOf(pageId);
    expect(page).toMatchObject({ text: 'Typed by a person.', textVersion: 2 });
    expect(page.history[0]?.what).toContain('kept beside the correction');
  });

  it('is read in Spanish too on request', async () => {
    const { pageId } = await findPage(3);
    const answer = (await (await readAgain(pageId, 'eng+spa')).json()) as TextVersion;
    expect(answer.text).toContain('activación');
    expect(answer.text).toContain('Muñoz');
    const same = await readAgain(pageId, 'eng+spa');
    expect(await same.json()).toMatchObject({ version: answer.version, inUse: true });
    expect(await get<TextVersion[]>(`/pages/${pageId}/texts`)).toHaveLength(2);
  });

  it('is not found for an unknown language or page', async () => {
    const { pageId } = await findPage(1);
    expect((await readAgain(pageId, '../eng')).status).toBe(400);
    expect((await readAgain('no-such-page-0001')).status).toBe(404);
  });

  it('is announced to other reviewers', async () => {
    const { pageId } = await findPage(4);
    const stream = await app.as('attorney').get(`${matter}/events`);
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 600));
    const { version } = (await (await readAgain(pageId)).json()) as TextVersion;
    let received = '';
    while (!received.includes('page.text-changed'))
      received += decoder.decode((await reader.read()).value, { stream: true });
    await reader.cancel();
    expect(received).toContain(`"pageId":"${pageId}","version":${version},"by":"reviewer"`);
  });
});
