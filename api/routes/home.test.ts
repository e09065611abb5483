import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageSummary } from '#contract/pages/page.ts';
import { ExhibitDrift, MatterHome } from '#contract/people/matter-home.ts';
import type { Tag } from '#contract/review/tag.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, PASSWORD, type TestApp } from '../testing/test-app.ts';

const MATTER = '/api/matters/ndlon';

let app: TestApp;
let pages: PageSummary[];
let tag: Tag;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'One.' }, { text: 'Two.' }, { text: 'Three.' }] });
  pages = ((await (await app.as('reader').get(`${MATTER}/pages`)).json()) as { pages: PageSummary[] }).pages;
  const draft = { name: 'opt-out', definition: '', color: 'blue', key: '1' };
  tag = (await (await app.as('attorney').send('post', `${MATTER}/tags`, draft)).json()) as Tag;
});
afterAll(() => app.close());

async function homeOf(userName: string): Promise<MatterHome> {
  return MatterHome.parse(await (await app.as(userName).get(`${MATTER}/home`)).json());
}

const idOf = (index: number) => pages[index]?.pageId ?? '';

async function setTag(userName: string, index: number, present: boolean): Promise<void> {
  const target = { kind: 'pages', pageIds: [idOf(index)] };
  const answer = await app
    .as(userName)
    .send('post', `${MATTER}/decisions`, { tagId: tag.tagId, answer: present ? 'yes' : 'take-off', target });
  expect(answer.status).toBe(200);
}

/** A session after the one of `app`, as on another day. */
const signInAgain = (userName: string) =>
  app.as(null).send('post', '/api/session', { userName, password: PASSWORD });

describe('home', () => {
  it('is empty for a person who has done nothing yet', async () => {
    expect(await homeOf('reader')).toEqual({ positions: [], lately: [], pace: null, news: null });
  });

  it('has the page that a person read last in each list, which others do not share', async () => {
    const keep = (index: number, list: object) =>
      app.as('reader').send('put', `${MATTER}/position`, { list, reference: pages[index]?.controlNumber });
    expect((await keep(0, {})).status).toBe(200);
    expect((await keep(1, { q: 'two', narrow: ['reviewed:no'], mode: 'exact' })).status).toBe(200);
    const inSearch = {
      list: { q: 'two', narrow: ['reviewed:no'], mode: 'exact' },
      page: { pageId: idOf(1) },
    };
    expect((await homeOf('reader')).positions).toMatchObject([inSearch, { page: { pageId: idOf(0) } }]);
    expect((await keep(2, {})).status).toBe(200);
    expect((await homeOf('reader')).positions).toMatchObject([{ page: { pageId: idOf(2) } }, inSearch]);
    expect((await homeOf('reviewer')).positions).toEqual([]);
    const unknown = { list: {}, reference: 'ICE 99' };
    expect((await app.as('reader').send('put', `${MATTER}/position`, unknown)).status).toBe(404);
  });

  it('has the pages that the person tagged last, each once, without those of others', async () => {
    await setTag('reviewer', 0, true);
    await setTag('reviewer', 2, true);
    await setTag('attorney', 1, true);
    expect((await homeOf('reviewer')).lately.map(({ page }) => page.pageId)).toEqual([idOf(2), idOf(0)]);
    await setTag('reviewer', 2, false);
    expect((await homeOf('reviewer')).lately.map(({ page }) => page.pageId)).toEqual([idOf(0)]);
  });

  it('counts what arrived and what others tagged since the person last worked', async () => {
    expect((await homeOf('reviewer')).news).toBeNull();
    await signInAgain('reviewer');
    expect((await homeOf('reviewer')).news).toMatchObject({ productions: 0, pages: 0, taggings: 0 });
    await setTag('reviewer', 1, false);
    await setTag('attorney', 2, true);
    await ingestScripted(app, { 'b.pdf': [{ text: 'Four.' }, { text: 'Five.' }] });
    expect((await homeOf('reviewer')).news).toMatchObject({ pages: 2, taggings: 1 });
    await signInAgain('reviewer');
    expect((await homeOf('reviewer')).news).toMatchObject({ pages: 2, taggings: 1 });
    await setTag('reviewer', 1, true);
    await signInAgain('reviewer');
    expect((await homeOf('reviewer')).news).toMatchObject({ pages: 0, taggings: 0 });
  });

  it('lists the exhibit lists that no longer match the pages of their tags', async () => {
    const drift = async () =>
      ExhibitDrift.array().parse(await (await app.as('reader').get(`${MATTER}/exhibit-drift`)).json());
    expect(await drift()).toEqual([]);
    const exhibits = [{ description: '', documentDate: null, pageIds: [idOf(0), idOf(1)] }];
    await setTag('attorney', 2, false);
    const list = { name: 'Cited', tagId: tag.tagId, productionId: null, exhibits };
    expect((await app.as('attorney').send('put', `${MATTER}/exhibit-list`, list)).status).toBe(200);
    expect(await drift()).toEqual([]);
    await setTag('attorney', 2, true);
    await setTag('attorney', 0, false);
    expect(await drift()).toEqual([
      { tagId: tag.tagId, productionId: null, name: 'Cited', taggedSince: 1, untaggedSince: 1 },
    ]);
  });
});
