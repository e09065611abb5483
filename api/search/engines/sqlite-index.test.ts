import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenize } from '#ingest';
import { replaceTerms } from '../../repositories/page-terms.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../parse-query.ts';
import { SqliteIndex } from './sqlite-index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const pages = ['a b c', 'opt out', 'opt-out', 'caf\u00e9', 'the (b)(5) claim', ''];
  await ingestScripted(app, { 'a.pdf': pages.map((text) => ({ text })) });
});
afterAll(() => app.close());

async function count(query: string): Promise<number> {
  const candidates = await new SqliteIndex(app.database).listCandidates(app.matter.id, parseQuery(query));
  return candidates.keys.length;
}

describe('the embedded index', () => {
  it.each([
    ['a', 1],
    ['a AND z', 0],
    ['a OR opt', 3],
    ['op*', 2],
    ['optout', 1],
    ['cafe', 1],
    ['(b)(5)', 1],
    ['"opt out"', 2],
    ['NOT a', 6],
    ['*ut', 2],
    ['o?t', 2],
    ['z*t', 0],
    ['cafe~', 1],
    ['o*t OR z*z', 2],
    ['opt w/1 o?t', 2],
    ['opt NOT w/5 out', 2],
    ['z*z w/5 opt', 0],
  ])('gives at least every page that matches %s: %i', async (query, pages) => {
    expect(await count(query)).toBe(pages);
  });

  it.each([
    ['nested as deep as a query may be', `${'(z OR (a AND '.repeat(9)}a${'))'.repeat(9)}`],
    ['of a thousand words', Array.from({ length: 1000 }, (_, word) => `w${word}`).join(' OR ')],
    ['of one word with a thousand hyphens', Array.from({ length: 1000 }, () => 'a').join('-')],
    ['that means something to SQL', `a OR "x'); drop table page; --"`],
    ['that means something to FTS5', 'a OR "near(a b)" OR "terms:a" OR "^a"'],
  ])('answers a query %s', async (_, query) => {
    expect(await count(query)).toBeLessThanOrEqual(6);
  });
});

it('pages that are indexed anew, again and again, leave other statements as they were', async () => {
  // What an entry held is struck out in rows of the index whose numbers are more than a JavaScript number
  // holds, and the result of every later statement tells the number of the last row written.
  const { database, close } = await openTestApp();
  const keys = Array.from({ length: 20 }, (_, index) => index + 1);
  for (const key of [...keys, ...keys, ...keys]) {
    const word = { text: `w${key}`, start: 0, rect: { x: 0, y: 0, width: 1, height: 1 }, confidence: 90 };
    await database
      .transaction()
      .execute((transaction) => replaceTerms(transaction, key, tokenize([word], word.text)));
    await database.updateTable('page').set({ turned: 0 }).execute();
  }
  const { entries } = await sql<{ entries: number }>`select count(*) as entries from page_term`
    .execute(database)
    .then(({ rows }) => rows[0] ?? { entries: 0 });
  expect(entries).toBe(20);
  await close();
});

it('looks a term with more forms than can be listed up by the letters that it starts with', async () => {
  const other = await openTestApp();
  const words = (start: string) => Array.from({ length: 1100 }, (_, word) => `${start}${word}x`).join(' ');
  const pages = [words('many'), 'man', 'other', words('q')];
  await ingestScripted(other, { 'a.pdf': pages.map((text) => ({ text })) });
  const list = async (query: string) =>
    new SqliteIndex(other.database).listCandidates(other.matter.id, parseQuery(query));
  expect(await list('many*x')).toEqual({ keys: [1], decided: false });
  expect(await list('*x')).toEqual({ keys: [1, 2, 3, 4], decided: false });
  expect(await list('m?n')).toEqual({ keys: [2], decided: true });
  await other.close();
});
