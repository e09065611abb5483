import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath, searchIndexPath } from '../../data-folder.ts';
import { LocalSearch } from '../../search/local-search.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import type { Database } from '../database/database.ts';
import { openDatabase, openSearchReaderAt } from '../database/open-database.ts';
import { getLastChange } from './page-changes.ts';
import { isIndexCurrent, rebuildIndex } from './search-index.ts';

let app: TestApp;
let database: Database;
beforeEach(async () => {
  app = await openTestApp();
  database = app.database;
  await ingestScripted(app, {
    'a.pdf': [{ text: 'localities may █ opt out of it' }, { text: 'localities may opt out of it' }],
  });
});
afterEach(() => app.close());

/** Opens the folder as a starting server would. */
async function find(query: string): Promise<number[]> {
  const opened = await openDatabase(databasePath(app.dataDir), { hasFolderLock: true });
  expect(await isIndexCurrent(opened)).toBe(true);
  const search = LocalSearch.beside(opened);
  try {
    const { hits } = await search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
    return hits.map(({ pageNumber }) => pageNumber);
  } finally {
    await search.close();
    await opened.destroy();
  }
}

const setStamp = (of: 'main.index_stamp' | 'search_index.state', stamp: string) =>
  sql`update ${sql.raw(of)} set stamp = ${stamp}`.execute(database);

describe('an index is rebuilt when the folder is opened', () => {
  const indexOf = () => searchIndexPath(app.dataDir);

  it.each<[string, () => Promise<unknown>]>([
    ['where it is missing', () => rm(indexOf())],
    [
      'where it is damaged',
      async () => {
        // Otherwise the content of its log would be read instead.
        await sql`pragma search_index.wal_checkpoint(truncate)`.execute(database);
        await writeFile(indexOf(), 'This is no database.');
      },
    ],
    ['where it is of another form', () => sql`update search_index.state set version = 0`.execute(database)],
    ['where the record is newer', () => setStamp('main.index_stamp', 'later')],
    ['where the record is older', () => setStamp('search_index.state', 'later')],
  ])('%s', async (_, harm) => {
    await sql`update page_term set terms = 'localities may opt out of it' where rowid = 1`.execute(database);
    const before = await getLastChange(database);
    await harm();
    expect(await find('"may opt"')).toEqual([2]);
    expect(await getLastChange(database)).toBeGreaterThan(before);
  });
});

it('a complete index is left as it is', async () => {
  const before = await getLastChange(database);
  expect(await find('localities')).toEqual([1, 2]);
  expect(await getLastChange(database)).toBe(before);
});

it('an interrupted rebuild starts again from the beginning, with each page once', async () => {
  await sql`update search_index.state set version = 0`.execute(database);
  await sql`delete from page_term where rowid = 2`.execute(database);
  expect(await rebuildIndex(database)).toBe(2);
  expect(await find('localities')).toEqual([1, 2]);
});

it('the database contains nothing of the index but its stamp', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from main.sqlite_schema where name like 'page_term%'`.execute(database);
  expect(rows).toEqual([]);
  expect(existsSync(searchIndexPath(app.dataDir))).toBe(true);
});

it('a reader waits while another process has committed to one file and not yet to the other', async () => {
  const reader = openSearchReaderAt(databasePath(app.dataDir));
  const { rows } = await sql<{ stamp: string }>`select stamp from main.index_stamp`.execute(database);
  await setStamp('main.index_stamp', 'next');
  const seen: string[] = [];
  const reading = reader.transaction().execute(async (tx) => {
    const { rows } = await sql<{ stamp: string }>`select stamp from search_index.state`.execute(tx);
    seen.push(rows[0]?.stamp ?? '');
  });
  await sql`select 1`.execute(database);
  expect(seen).toEqual([]);
  await setStamp('search_index.state', 'next');
  await reading;
  expect(seen).toEqual(['next']);
  expect(rows[0]?.stamp).not.toBe('next');
  await reader.destroy();
});

it('an index that lost a write stays known as such, however much is written afterwards', async () => {
  await setStamp('main.index_stamp', 'of a write that the index lost');
  await ingestScripted(app, { 'b.pdf': [{ text: 'a county may opt out' }] });
  expect(await isIndexCurrent(database)).toBe(false);
  expect(await find('county')).toEqual([1]);
});

it('a search says what to do while the index does not match the records', async () => {
  await setStamp('main.index_stamp', 'of a write that the index lost');
  const reader = openSearchReaderAt(databasePath(app.dataDir), 50);
  await expect(reader.transaction().execute(async () => undefined)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Restart Uncover'),
  });
  await reader.destroy();
});
