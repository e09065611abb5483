import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchResult } from '#contract/search/search.ts';
import { changeEngineState, findEngineState } from '../../../repositories/search/engine-states.ts';
import { nameLeftOver } from './index-names.ts';
import { INDEX_SETTINGS } from './index-settings.ts';
import { syncAll } from './testing/open-meili.ts';
import { finish, openSyncedApp, type SyncedApp } from './testing/synced-app.ts';

let synced: SyncedApp;
let app: SyncedApp['app'];
let meili: SyncedApp['meili'];
let explore: SyncedApp['explore'];
let add: SyncedApp['add'];
let correct: SyncedApp['correct'];
let openSync: SyncedApp['openSync'];
let indexName: SyncedApp['indexName'];
let liveTexts: SyncedApp['liveTexts'];
beforeEach(async () => {
  synced = await openSyncedApp();
  ({ app, meili, explore, add, correct, openSync, indexName, liveTexts } = synced);
});
afterEach(() => synced.close());

/** The notice of Explore while the index on the server is incomplete. */
const FILLING =
  /^The search server is (?:being filled|getting ready).* The embedded index answers instead\.$/;

/** Milliseconds after which an index is checked again. */
const A_WHILE = 60_000;

describe('an incomplete index', () => {
  it('of another version is filled again, and does not answer until it is complete', async () => {
    await syncAll(app, meili);
    // As after an upgrade: its records have another shape.
    await changeEngineState(app.database, app.matter.id, { shape: 'older' });
    const sync = openSync();
    const answers: SearchResult[] = [];
    let isDone = false;
    while (!isDone) {
      answers.push(await explore('sheriff'));
      isDone = await sync.step();
    }
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.every(({ engine, pages }) => engine === 'sqlite' && pages === 2)).toBe(true);
    expect(answers[0]?.notice).toMatch(FILLING);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 2, notice: null });
  });

  it('includes what changed while it was filled', async () => {
    const sync = openSync();
    await sync.step();
    await correct(1, 'constable one');
    await add('b.pdf', 'sheriff three');
    await finish(sync);
    expect(liveTexts()).toEqual(['constable one', 'sheriff three', 'sheriff two']);
  });

  it('continues to be filled from where it was after the program was stopped', async () => {
    const sync = openSync();
    await sync.step();
    expect(await findEngineState(app.database, app.matter.id)).toMatchObject({ pushed_seq: null });
    const before = meili.calls.filter((call) => call.endsWith('/documents')).length;
    await finish(openSync());
    expect(meili.calls.filter((call) => call.endsWith('/documents'))).toHaveLength(before);
    expect(liveTexts()).toEqual(['sheriff one', 'sheriff two']);
  });

  it('removes the second index of an earlier version', async () => {
    const leftOver = nameLeftOver(await indexName());
    meili.indexes.create(leftOver);
    await syncAll(app, meili);
    expect([...meili.indexes.keys()]).toEqual([await indexName()]);
  });

  it('because it lost pages, is detected while the program runs and nothing changes', async () => {
    const clock = { now: 0 };
    const sync = openSync(clock);
    await finish(sync);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 2 });
    const { records } = meili.indexes.find(await indexName());
    const [lost = ''] = records.keys();
    records.delete(lost);
    clock.now += A_WHILE;
    expect(await sync.step()).toBe(false);
    expect(await explore('sheriff')).toMatchObject({ engine: 'sqlite', pages: 2 });
    await finish(sync);
    expect(liveTexts()).toEqual(['sheriff one', 'sheriff two']);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 2 });
  });

  it('does not give its old answers after it was filled again', async () => {
    const clock = { now: 0 };
    const sync = openSync(clock);
    await finish(sync);
    const { records } = meili.indexes.find(await indexName());
    const [lost = ''] = records.keys();
    records.delete(lost);
    // Nobody has noticed yet.
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 1 });
    clock.now += A_WHILE;
    await finish(sync);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 2 });
  });

  it.each(['the server lost it', 'the server lost it, and an addition of others made another'])(
    'because %s, never answers for pages that it does not have',
    async (what) => {
      const clock = { now: 0 };
      const sync = openSync(clock);
      await finish(sync);
      meili.indexes.clear();
      if (what.includes('another')) meili.indexes.add(await indexName(), [{ id: 'x' }], 'id');
      else {
        expect(await explore('sheriff')).toMatchObject({
          engine: 'sqlite',
          notice:
            'The search server does not have the pages of this matter yet. The embedded index answers instead.',
        });
      }
      await correct(1, 'constable one');
      expect(await sync.step()).toBe(false);
      const answer = await explore('sheriff');
      expect(answer).toMatchObject({ engine: 'sqlite', pages: 1 });
      expect(answer.notice).toMatch(FILLING);
      await finish(sync);
      expect(liveTexts()).toEqual(['constable one', 'sheriff two']);
      expect(meili.indexes.find(await indexName()).settings).toMatchObject(INDEX_SETTINGS);
      expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 1 });
    },
  );

  it('because it was lost between a check and an addition, is detected by its content afterwards', async () => {
    await finish(openSync());
    await correct(1, 'constable one');
    let isLost = false;
    meili.trouble.beforeTask = (type) => {
      if (type === 'documentAdditionOrUpdate' && !isLost) meili.indexes.clear();
      isLost = true;
    };
    await finish(openSync());
    expect(isLost).toBe(true);
    expect(liveTexts()).toEqual(['constable one', 'sheriff two']);
    expect(await explore('sheriff')).toMatchObject({ engine: 'meilisearch', pages: 1 });
  });

  it('because somebody changed its settings, is filled again; correct settings in another order are accepted', async () => {
    const clock = { now: 0 };
    const sync = openSync(clock);
    await finish(sync);
    const { settings } = meili.indexes.find(await indexName());
    const countChanges = () => meili.calls.filter((call) => call.startsWith('PATCH')).length;
    const before = countChanges();
    // The server lists some of them in its own order.
    settings.filterableAttributes = settings.filterableAttributes.map((rule) =>
      typeof rule === 'string' ? rule : { ...rule, attributePatterns: rule.attributePatterns.toReversed() },
    );
    clock.now += A_WHILE;
    await finish(sync);
    expect(countChanges()).toBe(before);
    settings.searchableAttributes = ['*'];
    clock.now += A_WHILE;
    await finish(sync);
    expect(meili.indexes.find(await indexName()).settings).toMatchObject(INDEX_SETTINGS);
  });
});
