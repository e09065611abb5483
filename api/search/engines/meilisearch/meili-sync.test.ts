import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SearchResult } from '#contract/search/search.ts';
import { ensureMatter } from '../../../repositories/people/matters.ts';
import { changeEngineState, findEngineState } from '../../../repositories/search/engine-states.ts';
import { ingestScripted } from '../../../testing/scripted-pages.ts';
import { act, openTestApp } from '../../../testing/test-app.ts';
import { MeiliServer } from './meili-server.ts';
import { syncAll } from './testing/open-meili.ts';
import { finish, openSyncedApp, type SyncedApp } from './testing/synced-app.ts';

let synced: SyncedApp;
let app: SyncedApp['app'];
let meili: SyncedApp['meili'];
let explore: SyncedApp['explore'];
let stateOf: SyncedApp['stateOf'];
let add: SyncedApp['add'];
let correct: SyncedApp['correct'];
let openSync: SyncedApp['openSync'];
let indexName: SyncedApp['indexName'];
let liveTexts: SyncedApp['liveTexts'];
beforeEach(async () => {
  synced = await openSyncedApp();
  ({ app, meili, explore, stateOf, add, correct, openSync, indexName, liveTexts } = synced);
});
afterEach(() => synced.close());

/** Milliseconds after which an index is checked again. */
const A_WHILE = 60_000;

describe('a matter on the search server', () => {
  it('is answered by the embedded index until the server has it for the first time', async () => {
    expect(await explore('sheriff')).toMatchObject({
      engine: 'sqlite',
      pages: 2,
      notice: 'The search server is being filled (2 pages to go). The embedded index answers instead.',
    });
    expect(await stateOf()).toEqual({
      explore: 'sqlite',
      server: { isFilling: true, behind: 2, failure: null },
    });
    await syncAll(app, meili);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 2, notice: null });
    expect(await stateOf()).toEqual({
      explore: 'meilisearch',
      server: { isFilling: false, behind: 0, failure: null },
    });
    expect([...meili.indexes.keys()]).toHaveLength(1);
  });

  it('receives new pages, corrections and tags, and until then reports how far behind it is', async () => {
    const sync = await syncAll(app, meili);
    await add('b.pdf', 'sheriff three');
    await correct(1, 'constable one');
    const before = await explore('sheriff');
    expect(before.notice).toBe('The search server is 2 pages behind: what changed on them is not found yet.');
    // Found by its old text, and marked by its new one: nowhere.
    expect(before.hits.map(({ snippetMarks }) => snippetMarks.length)).toEqual([0, 1]);
    await finish(sync);
    expect(liveTexts()).toEqual(['constable one', 'sheriff three', 'sheriff two']);
    expect(await explore('sheriff')).toMatchObject({ pages: 2, notice: null });
  });

  it('has nothing of a sequestered page, which is not found before the server knows either', async () => {
    const sync = await syncAll(app, meili);
    const [page] = (await explore('sheriff')).hits;
    if (!page) throw new Error('The server found nothing.');
    const hidden = { kind: 'pages', pageIds: [page.pageId] };
    await change('', { target: hidden, reason: 'It is privileged.', noticeDate: '2026-05-03' });
    const found = async () => (await explore('sheriff')).hits.map(({ pageId }) => pageId);
    // The server still has its words.
    expect(liveTexts()).toEqual(['sheriff one', 'sheriff two']);
    expect(await found()).not.toContain(page.pageId);
    await finish(sync);
    expect(liveTexts()).toEqual(['', expect.stringContaining('sheriff')]);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 1, notice: null });
    expect(await found()).not.toContain(page.pageId);

    await change('/release', { pageIds: hidden.pageIds, reason: 'The court ordered it.' });
    await finish(sync);
    expect(liveTexts()).toEqual(['sheriff one', 'sheriff two']);
    expect(await found()).toContain(page.pageId);

    async function change(action: string, body: object): Promise<void> {
      const answer = await app
        .as('attorney')
        .send('post', `/api/matters/ndlon/sequestered-pages${action}`, body);
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining(page?.pageId ?? ''),
      ]);
    }
  });

  it('is sent the same changes again after a crash between sending and recording them', async () => {
    await syncAll(app, meili);
    const { pushed_seq: pushed } = (await findEngineState(app.database, app.matter.id)) ?? {};
    await add('b.pdf', 'sheriff three');
    await finish(openSync());
    await changeEngineState(app.database, app.matter.id, { pushed_seq: pushed ?? 0 });
    await finish(openSync());
    expect(liveTexts()).toEqual(['sheriff one', 'sheriff three', 'sheriff two']);
    expect((await stateOf()).server?.behind).toBe(0);
  });

  it('counts as sent only what the server has finished', async () => {
    await syncAll(app, meili);
    await add('b.pdf', 'sheriff three');
    meili.trouble.failingTasks = 1;
    const clock = { now: Date.parse('2026-01-02T03:04:05Z') };
    const sync = openSync(clock);
    await finish(sync);
    expect((await stateOf()).server).toEqual({
      isFilling: false,
      behind: 1,
      failure: {
        message: 'The search server could not do what it was asked (failed): the disk is full',
        at: '2026-01-02T03:04:05.000Z',
      },
    });
    await finish(sync);
    expect((await stateOf()).server?.behind).toBe(1);
    clock.now += 1_000;
    await finish(sync);
    expect((await stateOf()).server).toEqual({ isFilling: false, behind: 0, failure: null });
  });

  it('waits longer after each failure', async () => {
    await syncAll(app, meili);
    await add('b.pdf', 'sheriff three');
    const clock = { now: 0 };
    const sync = openSync(clock);
    meili.trouble.isAway = true;
    const tries: number[] = [];
    for (; clock.now < 20_000; clock.now += 500) {
      const calls = meili.calls.length;
      await sync.step();
      if (meili.calls.length > calls) tries.push(clock.now);
    }
    expect(tries).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
  });

  it('is answered by the embedded index while the server is away, and catches up when it is back', async () => {
    await syncAll(app, meili);
    meili.trouble.isAway = true;
    await add('b.pdf', 'sheriff three');
    expect(await explore('sheriff')).toMatchObject({
      engine: 'sqlite',
      pages: 3,
      notice: 'The search server does not answer. The embedded index answers instead.',
    });
    meili.trouble.isAway = false;
    await syncAll(app, meili);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 3, notice: null });
  });

  it('waits only once, not with every letter, for a server that accepts queries and does not answer', async () => {
    await syncAll(app, meili);
    meili.trouble.isSilent = true;
    const standIn = {
      engine: 'sqlite',
      pages: 2,
      notice: 'The search server does not answer. The embedded index answers instead.',
    };
    expect(await explore('s')).toMatchObject(standIn);
    const asked = [...meili.calls];
    expect(await explore('sh')).toMatchObject(standIn);
    expect(meili.calls).toEqual(asked);
  });

  it('does not keep the process alive while the server is busy', async () => {
    meili.trouble.isStuck = true;
    const sync = openSync();
    sync.start();
    while (!meili.calls.some((call) => call.startsWith('GET /tasks'))) await setTimeout(10);
    await sync.close();
    expect((await stateOf()).server).toEqual({ isFilling: true, behind: 2, failure: null });
  });

  it('reports that something else is at its address', async () => {
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(new MeiliServer({ url }).hasIndex('x')).rejects.toThrow(
      'The server at MEILI_URL does not answer as Meilisearch does.',
    );
    await new Promise((resolve) => other.close(resolve));
  });

  it('is answered by the embedded index if the key is rejected', async () => {
    await syncAll(app, meili);
    const other = await openTestApp({}, { url: meili.url, key: 'wrong' });
    await ingestScripted(other, { 'a.pdf': [{ text: 'sheriff' }] });
    await expect(syncAll(other, { url: meili.url, key: 'wrong' })).rejects.toThrow(
      'The search server does not accept the key in MEILI_KEY.',
    );
    await other.close();
  });

  it('reports a partial answer if the server stopped early', async () => {
    await syncAll(app, meili);
    meili.trouble.isCutOff = true;
    expect(await explore('sheriff')).toMatchObject({ isPartial: true });
    meili.trouble.isCutOff = false;
    expect(await explore('sheriff')).toMatchObject({ isPartial: false });
  });
});

it('is known to be away before anybody searches', async () => {
  const clock = { now: Date.parse('2026-01-02T03:04:05Z') };
  const sync = openSync(clock);
  await finish(sync);
  meili.trouble.isAway = true;
  clock.now += A_WHILE;
  await sync.step();
  expect(await stateOf()).toMatchObject({
    explore: 'sqlite',
    server: { failure: { message: 'The search server does not answer.' } },
  });
  meili.trouble.isAway = false;
  clock.now += A_WHILE;
  await finish(sync);
  expect(await stateOf()).toMatchObject({ explore: 'meilisearch', server: { failure: null } });
});

it('a matter without pages is not reported as having 0 pages to go', async () => {
  const empty = await openTestApp({}, meili);
  try {
    const answer = await empty.as('reader').get('/api/matters/ndlon/search?mode=explore&q=sheriff');
    const { notice } = SearchResult.parse(await answer.json());
    expect(notice).toBe('The search server is getting ready. The embedded index answers instead.');
  } finally {
    await empty.close();
  }
});

it('requests as many hits as are shown, once, and only their ids', async () => {
  await syncAll(app, meili);
  meili.searches.length = 0;
  await app.as('reader').get('/api/matters/ndlon/search?mode=explore&q=sheriff&limit=20');
  expect(meili.searches).toEqual([
    expect.objectContaining({ hitsPerPage: 20, attributesToRetrieve: ['id'] }),
  ]);
  // As the command line requests all of them.
  const all = { offset: 0, limit: Number.MAX_SAFE_INTEGER, mode: 'explore' } as const;
  await app.search.searchPages('sheriff', { matterId: app.matter.id }, all);
  expect(meili.searches[1]).toMatchObject({ hitsPerPage: 1000 });
  for (const costly of ['showRankingScoreDetails', 'showMatchesPosition', 'facets'])
    expect(meili.searches[0]).not.toHaveProperty(costly);
});

it('sends pages ahead of what the server has finished, and records none before', async () => {
  const sync = openSync();
  meili.trouble.isStuck = true;
  const stepping = sync.step();
  while (!meili.calls.some((call) => call.startsWith('GET /tasks'))) await setTimeout(10);
  expect(await findEngineState(app.database, app.matter.id)).toMatchObject({ pushed_seq: null });
  meili.trouble.isStuck = false;
  await stepping;
  await finish(sync);
  expect((await stateOf()).server?.behind).toBe(0);
});

it('pages from outside the matter, planted in its index, are never returned', async () => {
  await ensureMatter(app.database, act, { newId: 'other', slug: 'other', name: 'Other' });
  await ingestScripted(app, { 'z.pdf': [{ text: 'sheriff elsewhere' }] }, { matterSlug: 'other' });
  await syncAll(app, meili);
  const elsewhere = await app.database
    .selectFrom('page')
    .select('id')
    .where('matter_id', '=', 'other')
    .executeTakeFirstOrThrow();
  const { records } = meili.indexes.find(await indexName());
  for (const id of [elsewhere.id, '0000-0001']) records.set(id, { id, text: 'sheriff planted' });
  const { hits, pages, engine } = await explore('sheriff');
  expect({ pages, engine }).toEqual({ pages: 2, engine: 'meilisearch' });
  expect(hits.map(({ file }) => file)).toEqual(['a.pdf', 'a.pdf']);
});
