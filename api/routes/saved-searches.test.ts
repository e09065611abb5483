import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageWindow } from '#contract/pages/page.ts';
import type { QueryComparison, RecordedQueries } from '#contract/search/recorded-query.ts';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'memo.pdf': [{ text: 'A county may opt-out.' }, { text: 'It is mandatory.' }],
  });
});
afterEach(() => app.close());

const path = (rest: string) => `/api/matters/ndlon${rest}`;

async function get<Answer>(rest: string, as = 'reviewer'): Promise<Answer> {
  const answer = await app.as(as).get(path(rest));
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function send<Answer>(method: string, rest: string, body: unknown = {}, as = 'reviewer') {
  const answer = await app.as(as).send(method, path(rest), body);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Waits for work that is done after the answer. */
async function until<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    await setTimeout(20);
  }
}

const listSaved = (as = 'reviewer') => get<SavedSearch[]>('/saved-searches', as);
const save = (body: object) => send<SavedSearch>('post', '/saved-searches', body);
const addLatePages = () =>
  ingestScripted(app, { 'late.pdf': [{ text: 'Late: opt out.' }, { text: 'opt out' }] });

describe('a saved search', () => {
  it('shows what is new since each person last looked at it, and opens exactly these pages', async () => {
    const { searchId } = await save({ name: 'Leaving', q: 'opt-out' });
    expect(await listSaved()).toMatchObject([{ name: 'Leaving', pages: 1, newPages: 0, problem: null }]);
    await addLatePages();
    await until(listSaved, ([saved]) => saved?.pages === 3);
    expect(await listSaved()).toMatchObject([{ newPages: 2 }]);
    const window = await get<PageWindow>(`/pages?set=saved.${searchId}.new&q=opt-out`);
    expect(window.pages.map(({ file }) => file)).toEqual(['late.pdf', 'late.pdf']);

    expect(await send('post', `/saved-searches/${searchId}/seen`)).toMatchObject({ newPages: 0, pages: 3 });
    expect((await get<PageWindow>(`/pages?set=saved.${searchId}.new`)).total).toBe(0);
    expect(await listSaved('attorney')).toMatchObject([{ newPages: 2 }]);
  });

  it('applies its scope', async () => {
    const { productionId } = (await get<{ productionId: string }[]>('/productions'))[0] ?? {};
    await save({ name: 'First only', q: 'opt-out', scope: { production: productionId } });
    await ingestScripted(app, { 'b.pdf': [{ text: 'opt out' }] }, { productionName: 'Second' });
    const [saved] = await until(listSaved, ([each]) => (each?.corpusVersion ?? 0) > 2);
    expect(saved).toMatchObject({ newPages: 0, scopeDescription: 'pages of production “First release”' });
  });

  it('is renamed, removed, and put back with what was new in it', async () => {
    const { searchId } = await save({ name: 'Leaving', q: 'opt-out' });
    await addLatePages();
    await until(listSaved, ([saved]) => saved?.newPages === 2);
    await send('put', `/saved-searches/${searchId}/name`, { name: 'Opting out' });
    await send('delete', `/saved-searches/${searchId}`);
    expect(await listSaved()).toEqual([]);
    expect(await send('post', `/saved-searches/${searchId}/restore`)).toMatchObject({
      name: 'Opting out',
      newPages: 2,
    });
  });

  it('refuses a name that is in use, and a query that cannot run', async () => {
    await save({ name: 'Leaving', q: 'opt-out' });
    const refuse = async (body: object) =>
      (await app.as('reviewer').send('post', path('/saved-searches'), body)).json();
    expect(await refuse({ name: 'leaving', q: 'county' })).toMatchObject({ code: 'conflict' });
    expect(await refuse({ name: 'Other', q: '(county' })).toMatchObject({ code: 'query-syntax' });
    expect(await listSaved()).toHaveLength(1);
  });

  it('states why it can no longer run, and runs again when it can', async () => {
    const tag = { name: 'policy', definition: '', color: 'blue', key: null };
    const { tagId } = await send<{ tagId: string }>('post', '/tags', tag, 'attorney');
    await save({ name: 'Tagged', q: 'tag:policy OR county' });
    await send('delete', `/tags/${tagId}`, {}, 'attorney');
    await addLatePages();
    const [saved] = await until(listSaved, ([each]) => each?.problem !== null);
    expect(saved?.problem).toContain('There is no tag “policy”');
    expect(saved?.pages).toBe(1);
  });

  it('in Explore counts nothing', async () => {
    expect(await save({ name: 'Loose', q: 'opt out county', mode: 'explore' })).toMatchObject({
      pages: null,
      newPages: null,
    });
  });
});

describe('an Exact query', () => {
  const search = (q: string, as = 'reviewer') =>
    get<{ pages: number; corpusVersion: number }>(`/search?q=${encodeURIComponent(q)}`, as);
  const listRecords = () => get<RecordedQueries>('/recorded-queries');

  it('is recorded with the person, what was shown, and the corpus version; a repetition shortly after is the same record', async () => {
    const shown = await search('opt-out');
    await search('opt-out');
    await search('opt-out', 'reader');
    await get('/search?q=opt-out&offset=1');
    await get('/search?q=mandatory&limit=0');
    await get('/search?q=opt-out&mode=explore').catch(() => undefined);
    const { queries, corpusVersion } = await until(listRecords, ({ total }) => total === 2);
    expect(queries.map(({ by }) => by).sort()).toEqual(['reader', 'reviewer']);
    expect(queries[0]).toMatchObject({
      kind: 'search',
      q: 'opt-out',
      canonical: 'opt-out',
      pages: shown.pages,
      documents: 1,
      corpusVersion: shown.corpusVersion,
      scopeDescription: 'all pages of the matter',
      hasPages: true,
    });
    expect(corpusVersion).toBe(shown.corpusVersion);
  });

  it('in a matter without any page read is not recorded', async () => {
    const empty = await openTestApp();
    const ask = (rest: string) => empty.as('reader').get(`/api/matters/ndlon${rest}`);
    expect(await (await ask('/search?q=county')).json()).toMatchObject({ pages: 0, corpusVersion: 0 });
    await ingestScripted(empty, { 'a.pdf': [{ text: 'A county.' }] });
    await ask('/search?q=county');
    // Queries are recorded in order: once the second is there, the first would be.
    const list = async () => ((await (await ask('/recorded-queries')).json()) as RecordedQueries).queries;
    await expect.poll(list).toHaveLength(1);
    await empty.close();
  });

  it('that was refused is not recorded', async () => {
    await app.as('reviewer').get(path('/search?q=%28county'));
    await search('county');
    const { queries } = await until(listRecords, ({ total }) => total > 0);
    expect(queries.map(({ q }) => q)).toEqual(['county']);
  });

  it('is run again, and lists which pages it gained and lost', async () => {
    await search('opt-out OR mandatory');
    const { queries } = await until(listRecords, ({ total }) => total === 1);
    await addLatePages();
    const { pages } = await get<PageWindow>('/pages');
    const lost = pages.find(({ pageNumber, file }) => file === 'memo.pdf' && pageNumber === 2);
    await send('post', `/pages/${lost?.pageId}/texts`, { basedOn: 1, text: 'It is voluntary.' });
    const id = queries[0]?.queryId;
    const change = await send<QueryComparison>('post', `/recorded-queries/${id}/runs`, {}, 'reader');
    expect(change).toMatchObject({
      gained: 2,
      lost: 1,
      before: { pages: 2 },
      now: { pages: 3, runOf: id, by: 'reader' },
    });
    expect(change.now.corpusVersion).toBeGreaterThan(change.before.corpusVersion);
    const setOf = (part: string) =>
      get<PageWindow>(`/pages?set=recorded.${change.now.queryId}.${part}.${id}`);
    expect((await setOf('gained')).pages.map(({ file }) => file)).toEqual(['late.pdf', 'late.pdf']);
    expect((await setOf('lost')).pages.map(({ pageId }) => pageId)).toEqual([lost?.pageId]);
    expect((await get<PageWindow>(`/pages?set=recorded.${id}`)).total).toBe(2);
    const again = await send<QueryComparison>('post', `/recorded-queries/${change.now.queryId}/runs`);
    expect(again).toMatchObject({ gained: 0, lost: 0 });
  });
});

describe('a page set', () => {
  it.each(['saved.nothing.new', 'saved.x', 'recorded.x', 'term.x', 'term.x.total', 'term.x.0.gained'])(
    '%s that does not exist is not found',
    async (set) => {
      expect((await app.as('reviewer').get(path(`/pages?set=${set}`))).status).toBe(404);
    },
  );

  it('has a name of a fixed form', async () => {
    expect((await app.as('reviewer').get(path('/pages?set=term.a.b.c.d'))).status).toBe(400);
    expect((await app.as('reviewer').get(path('/pages?set=constructor.x'))).status).toBe(400);
  });
});
