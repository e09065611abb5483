import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenize } from '#ingest';
import { listKeysMatching, replaceTerms } from '../../repositories/search/page-terms.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../language/parse-query.ts';
import { Vocabulary } from '../vocabulary/vocabulary.ts';
import { boundQuery, HOLDS_GAP } from './bound-query.ts';
import type { Expression } from './expressions.ts';
import { listTermForms } from './term-forms.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const pages = ['a b c', 'opt out', 'opt-out', 'caf\u00e9', 'the (b)(5) claim', '', 'out opt a-b c'].concat([
    'state █ county',
    'state county',
  ]);
  await ingestScripted(app, { 'a.pdf': pages.map((text) => ({ text })) });
});
afterAll(() => app.close());

/** The result must be the same whether or not the terms joined by hyphens are known beforehand. */
async function ask(query: string, { database } = app): Promise<(number[] | 'any')[]> {
  const vocabulary = new Vocabulary();
  const answer = await askWith(vocabulary, query, database);
  await vocabulary.catchUp(database);
  expect(await askWith(vocabulary, query, database)).toEqual(answer);
  return answer;
}

/** Pages that surely match and pages that may; `any` if the index cannot decide. */
async function askWith(
  vocabulary: Vocabulary,
  query: string,
  database: TestApp['database'],
): Promise<(number[] | 'any')[]> {
  const tree = parseQuery(query);
  const bounds = boundQuery(tree, await listTermForms(database, vocabulary, tree));
  const { sure, possible, crossesGaps } = bounds;
  const withGap = new Set(crossesGaps ? await listKeysMatching(database, HOLDS_GAP) : []);
  const list = async (expression: Expression) =>
    expression === null ? 'any' : (await listKeysMatching(database, expression)).toSorted((a, b) => a - b);
  const found = await list(sure);
  return [found === 'any' ? found : found.filter((key) => !withGap.has(key)), await list(possible)];
}

describe('the embedded index', () => {
  it.each([
    ['a', [1, 7]],
    ['a AND z', []],
    ['a OR opt', [1, 2, 3, 7]],
    ['op*', [2, 3, 7]],
    ['optout', [3]],
    ['ab', [7]],
    ['cafe', [4]],
    ['*ut', [2, 3, 7]],
    ['o?t', [2, 3, 7]],
    ['z*t', []],
    ['cafe~', [4]],
    ['opt NOT a', [2, 3]],
    ['z*z w/5 opt', []],
  ])('decides %s by itself: %j', async (query, pages) => {
    expect(await ask(query)).toEqual([pages, pages]);
  });

  it.each([
    ['"opt out"', [2, 3], [2, 3]],
    ['opt w/1 out', [2, 3, 7], [2, 3, 7]],
    ['opt pre/2 out', [2, 3], [2, 3, 7]],
    ['opt NOT w/5 out', [], [2, 3, 7]],
    ['(b)(5)', [5], [5]],
    ['"ab c"', [], [7]],
    ['a w/5 a', [], [1, 7]],
    ['"state county"', [9], [9]],
    ['state w/5 county', [9], [8, 9]],
    ['state pre/5 county', [9], [8, 9]],
    ['state NOT w/5 county', [], [8, 9]],
    ['state AND NOT (state w/5 county)', [], [8]],
  ])('knows of %s pages that match, and which others may', async (query, sure, possible) => {
    expect(await ask(query)).toEqual([sure, possible]);
  });

  it.each([
    ['nested as deep as a query may be', `${'(z OR (a AND '.repeat(9)}a${'))'.repeat(9)}`],
    ['of a thousand words', Array.from({ length: 1000 }, (_, word) => `w${word}`).join(' OR ')],
    ['of one word with a thousand hyphens', Array.from({ length: 1000 }, () => 'a').join('-')],
    ['that means something to SQL', `a OR "x'); drop table page; --"`],
    ['that means something to FTS5', 'a OR "near(a b)" OR "terms:a" OR "^a"'],
  ])('answers a query %s', async (_, query) => {
    const [sure, possible] = await ask(query);
    expect(possible).toEqual(expect.arrayContaining([...(sure ?? [])]));
  });
});

it('pages that are indexed repeatedly leave other statements unaffected', async () => {
  // Removing an entry writes rows of the index whose ids exceed a JavaScript number, and the result of every
  // later statement contains the last row id written.
  const { database, close } = await openTestApp();
  const keys = Array.from({ length: 20 }, (_, index) => index + 1);
  for (const key of [...keys, ...keys, ...keys]) {
    const word = { text: `w${key}`, start: 0, rect: { x: 0, y: 0, width: 1, height: 1 }, confidence: 90 };
    await database
      .transaction()
      .execute((transaction) => replaceTerms(transaction, key, tokenize([word], word.text)));
    await database.updateTable('main.page').set({ turned: 0 }).execute();
  }
  const { entries } = await sql<{ entries: number }>`select count(*) as entries from page_term`
    .execute(database)
    .then(({ rows }) => rows[0] ?? { entries: 0 });
  expect(entries).toBe(20);
  await close();
});

it('looks up a term with too many forms by the letters with which it starts', async () => {
  const other = await openTestApp();
  const words = (start: string) => Array.from({ length: 1100 }, (_, word) => `${start}${word}x`).join(' ');
  const pages = [words('many'), 'man', 'other', words('q')];
  await ingestScripted(other, { 'a.pdf': pages.map((text) => ({ text })) });
  expect(await ask('many*x', other)).toEqual([[], [1]]);
  expect(await ask('*x', other)).toEqual([[], 'any']);
  expect(await ask('m?n', other)).toEqual([[2], [2]]);
  await other.close();
});
