import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databasePath } from '../../data-folder.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { up as forgetPagesWithBlocks } from '../database/migrations/016-gaps.ts';
import { up as noteVersion } from '../database/migrations/022-version-of-the-index.ts';
import { openDatabase } from '../database/open-database.ts';
import { getLastChange } from './page-changes.ts';
import { isIndexCurrent, rebuildIndex } from './search-index.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [{ text: 'localities may █ opt out of it' }, { text: 'localities may opt out of it' }],
  });
});
afterEach(() => app.close());

async function find(query: string): Promise<number[]> {
  const { hits } = await app.search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  return hits.map(({ pageNumber }) => pageNumber);
}

const setVersion = (version: number) => app.database.updateTable('search_index').set({ version }).execute();

it('an index of another form is made anew when the folder is opened, and its pages count as changed', async () => {
  await sql`update page_term set terms = 'localities may opt out of it' where rowid = 1`.execute(
    app.database,
  );
  await setVersion(0);
  const before = await getLastChange(app.database);
  await (await openDatabase(databasePath(app.dataDir), { hasFolderLock: true })).destroy();
  expect(await isIndexCurrent(app.database)).toBe(true);
  expect(await find('"may opt"')).toEqual([2]);
  expect(await getLastChange(app.database)).toBeGreaterThan(before);
});

it('an index that was left off half way is made anew from its beginning, with each page once', async () => {
  await setVersion(0);
  await sql`delete from page_term where rowid = 2`.execute(app.database);
  expect(await rebuildIndex(app.database)).toBe(2);
  expect(await find('localities')).toEqual([1, 2]);
});

it('an older folder has an index of the first form where all pages are in it, and none where some were left out', async () => {
  const older = app.database as unknown as Kysely<unknown>;
  const readVersion = async () =>
    (await app.database.selectFrom('search_index').select('version').executeTakeFirstOrThrow()).version;
  await sql`drop table search_index`.execute(app.database);
  await noteVersion(older);
  expect(await readVersion()).toBe(1);
  await sql`drop table search_index`.execute(app.database);
  await forgetPagesWithBlocks(older);
  await noteVersion(older);
  expect(await readVersion()).toBe(0);
});
