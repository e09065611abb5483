import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '../../data-folder.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../language/parse-query.ts';
import { SearchThread } from './search-thread.ts';

let app: TestApp;
let thread: SearchThread;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'opt out' }, { text: 'county' }, { text: 'opt in' }] });
  thread = new SearchThread(databasePath(app.dataDir));
});
afterAll(async () => {
  await thread.close();
  await app.close();
});

describe('search in a separate thread', () => {
  it('returns the same as search in this thread', async () => {
    const filter = { matterId: app.matter.id };
    const options = { offset: 0, limit: 10, facets: true };
    const here = await app.search.searchPages('opt', filter, options);
    expect({ ...(await thread.searchPages('opt', filter, options)), milliseconds: 0 }).toEqual({
      ...here,
      milliseconds: 0,
    });
    expect(here.pages).toBe(2);
    expect(await thread.listMatchingKeys(parseQuery('opt'), filter)).toEqual([1, 3]);
    expect(await thread.listWindow('opt', filter, { offset: 0, limit: 1, around: 3 })).toEqual({
      total: 2,
      offset: 1,
      keys: [3],
    });
    expect(await thread.listPageHits(app.matter.id, 'opt', 1)).toHaveLength(1);
  });

  it('reports what is wrong with a query, and where, and continues', async () => {
    const filter = { matterId: app.matter.id };
    await expect(thread.searchPages('opt AND (', filter, { offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'query-syntax',
      position: expect.any(Number),
    });
    expect(await thread.listMatchingKeys(parseQuery('county'), filter)).toEqual([2]);
  });

  it('answers simultaneous queries, and sees pages that are added later', async () => {
    const filter = { matterId: app.matter.id };
    await ingestScripted(app, { 'b.pdf': [{ text: 'sheriff' }] }, { productionName: 'Second' });
    const found = await Promise.all(
      ['sheriff', 'opt', 'NOT opt'].map((query) => thread.listMatchingKeys(parseQuery(query), filter)),
    );
    expect(found).toEqual([[4], [1, 3], [2, 4]]);
  });

  it('starts again when it has died', async () => {
    await thread.close();
    expect(await thread.listMatchingKeys(parseQuery('county'), { matterId: app.matter.id })).toEqual([2]);
  });
});
