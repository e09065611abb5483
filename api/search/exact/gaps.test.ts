import { afterEach, beforeEach, expect, it } from 'vitest';
import { PageDetail } from '#contract/pages/page.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'localities may █ opt out of it' },
      { text: 'localities may opt out of it' },
      { text: 'opt-\n█ out, and ████ besides' },
    ],
  });
});
afterEach(() => app.close());

async function find(query: string): Promise<number[]> {
  const { hits } = await app.search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  return hits.map(({ pageNumber }) => pageNumber);
}

async function getPage(place: number): Promise<PageDetail> {
  const { id } = await app.database
    .selectFrom('page')
    .select('id')
    .where('key', '=', place)
    .executeTakeFirstOrThrow();
  return PageDetail.parse(await (await app.as('reviewer').get(`/api/matters/ndlon/pages/${id}`)).json());
}

async function correct(place: number, text: string): Promise<void> {
  const { pageId, textVersion } = await getPage(place);
  const path = `/api/matters/ndlon/pages/${pageId}/texts`;
  const answer = await app.as('reviewer').send('POST', path, { text, basedOn: textVersion });
  expect(answer.status).toBe(200);
}

it('no phrase and no distance crosses a redaction box', async () => {
  expect(await find('"may opt"')).toEqual([2]);
  expect(await find('localities w/20 out')).toEqual([2]);
  expect(await find('localities pre/20 out')).toEqual([2]);
  expect(await find('localities NOT w/20 out')).toEqual([1]);
  expect(await find('may AND NOT (localities w/20 out)')).toEqual([1]);
  expect(await find('localities w/1 may')).toEqual([1, 2]);
  expect(await find('opt-out')).toEqual([1, 2]);
  expect(await find('localities AND out')).toEqual([1, 2]);
});

it('a box is not a word: it is not counted, and not suggested', async () => {
  expect((await getPage(1)).words).toBe(6);
  expect((await getPage(3)).words).toBe(4);
  const { hits } = await app.search.searchPages('may', { matterId: app.matter.id }, { offset: 0, limit: 1 });
  expect(hits[0]?.snippet).toBe('localities may █ opt out of it');
});

it('a corrected text is broken where its block remains, and continuous where a person removes it', async () => {
  await correct(1, 'Localities may █ opt out of it');
  expect(await find('may w/5 opt')).toEqual([2]);
  await correct(1, 'Localities may opt out of it');
  expect(await find('may w/5 opt')).toEqual([1, 2]);
});
