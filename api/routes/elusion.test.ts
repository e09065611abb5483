import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ElusionPage, ElusionSample } from '#contract/reports/elusion.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const pages = Array.from({ length: 40 }, (_, at) => ({ text: at % 4 === 0 ? 'opt out' : `page w${at}` }));
  await ingestScripted(app, { 'a.pdf': pages });
});
afterAll(() => app.close());

const path = (rest: string) => `/api/matters/ndlon/elusion-samples${rest}`;
const draw = async (body: object) => {
  const answer = await app.as('reviewer').send('post', path(''), { name: 'Sample', size: 10, ...body });
  return { status: answer.status, sample: (await answer.json()) as ElusionSample };
};
const listPages = async ({ sampleId }: ElusionSample) =>
  (await (await app.as('reader').get(path(`/${sampleId}/pages`))).json()) as ElusionPage[];
const answer = async ({ sampleId }: ElusionSample, pageId: string | undefined, said: string | null) =>
  app.as('reviewer').send('put', path(`/${sampleId}/pages/${pageId}/answer`), { answer: said });

it('draws pages outside of a search, the same ones for the same seed', async () => {
  const { sample } = await draw({ q: 'opt-out', seed: 'seed-1' });
  expect(sample).toMatchObject({
    size: 10,
    population: 30,
    reviewedPages: 10,
    seed: 'seed-1',
    outside: 'pages that opt-out finds',
    elusion: null,
  });
  const drawn = await listPages(sample);
  const found = (await (
    await app.as('reader').get('/api/matters/ndlon/search?q=opt-out')
  ).json()) as SearchResult;
  const hits = new Set(found.hits.map(({ pageId }) => pageId));
  expect(drawn.filter(({ page }) => hits.has(page.pageId))).toEqual([]);
  expect(new Set(drawn.map(({ page }) => page.pageId)).size).toBe(10);

  const ids = (pages: ElusionPage[]) => pages.map(({ page }) => page.pageId);
  expect(ids(await listPages((await draw({ q: 'opt-out', seed: 'seed-1' })).sample))).toEqual(ids(drawn));
  expect(ids(await listPages((await draw({ q: 'opt-out', seed: 'seed-2' })).sample))).not.toEqual(ids(drawn));
  // A larger sample of the same seed starts with the smaller one.
  const larger = await listPages((await draw({ q: 'opt-out', seed: 'seed-1', size: 20 })).sample);
  expect(ids(larger).slice(0, 10)).toEqual(ids(drawn));
});

it('generates a seed if none is given, and draws all pages if there are too few', async () => {
  const { sample } = await draw({ q: 'opt-out', size: 500 });
  expect(sample.size).toBe(30);
  expect(sample.seed).not.toBe('');
});

it('counts answers, which can be changed and withdrawn, and computes the exact interval', async () => {
  const { sample } = await draw({ q: 'opt-out', size: 29 });
  const pages = await listPages(sample);
  for (const { page } of pages) await answer(sample, page.pageId, 'not');
  const first = pages[0]?.page.pageId;
  const now = (await (await answer(sample, first, 'responsive')).json()) as ElusionSample;
  expect(now).toMatchObject({ responsive: 1, notResponsive: 28, unsure: 0 });
  // Newcombe 1998, table I: 1 of 29.
  expect([now.elusion?.low.toFixed(4), now.elusion?.high.toFixed(4)]).toEqual(['0.0009', '0.1776']);
  const unsure = (await (await answer(sample, first, 'unsure')).json()) as ElusionSample;
  expect([unsure.elusion?.share, unsure.elusionOrUnsure?.share]).toEqual([0, 1 / 29]);
  expect(await (await answer(sample, first, null)).json()).toMatchObject({ unsure: 0, notResponsive: 28 });
  expect((await listPages(sample))[1]).toMatchObject({ place: 1, answer: 'not', answeredBy: 'reviewer' });

  const csv = await (await app.as('reader').get(path(`/${sample.sampleId}/sample.csv`))).text();
  expect(csv.split('\r\n').filter((row) => row.includes(',not,reviewer'))).toHaveLength(28);
  expect(csv).toContain('95 % interval 0.00 %');
  expect(csv).toContain(`seed ${sample.seed}`);
});

it('reveals no tags to the reviewer, and accepts answers only for its own pages', async () => {
  const { sample } = await draw({ q: 'opt-out', size: 1 });
  const [only] = await listPages(sample);
  const tag = { name: 'policy', definition: '', color: 'blue', key: null };
  const made = await app.as('attorney').send('post', '/api/matters/ndlon/tags', tag);
  const { tagId } = (await made.json()) as { tagId: string };
  const target = { kind: 'pages', pageIds: [only?.page.pageId] };
  await app.as('reviewer').send('post', '/api/matters/ndlon/decisions', { tagId, answer: 'yes', target });
  expect((await listPages(sample))[0]?.page.tagIds).toEqual([]);
  const { sample: outsideTag } = await draw({ tag: tagId, size: 39 });
  expect(outsideTag).toMatchObject({ population: 39, reviewedPages: 1, outside: 'pages tagged “policy”' });
  const stranger = (await listPages(outsideTag))[0]?.page.pageId;
  expect((await answer(sample, stranger, 'not')).status).toBe(404);
  expect((await draw({ q: 'opt-out', tag: tagId })).sample).toMatchObject({ reviewedPages: 11 });
});

it('refuses a set with nothing outside of it, and a missing set', async () => {
  expect((await draw({ q: 'opt OR page' })).status).toBe(409);
  expect((await draw({})).status).toBe(400);
  expect((await draw({ tag: 'no-such' })).status).toBe(404);
  expect((await draw({ q: '(opt' })).status).toBe(400);
});
