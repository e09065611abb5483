import { afterEach, beforeEach, expect, it } from 'vitest';
import { GAP_TERM, tokenize } from '#ingest';
import { getLastPageKey, replaceTerms } from '../../repositories/search/page-terms.ts';
import { ingestScripted, toRecord } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { Vocabulary } from './vocabulary.ts';

let app: TestApp;
let vocabulary: Vocabulary;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'secure opt-out' }, { text: 'secnre opt' }] });
  vocabulary = new Vocabulary();
});
afterEach(() => app.close());

async function fuzzy(term: string): Promise<string[] | undefined> {
  await vocabulary.catchUp(app.database);
  return vocabulary.listForms({ term, match: 'fuzzy' })?.sort();
}

/** Like a correction: another text in the index, and the page changed. */
async function correct(key: number, text: string): Promise<void> {
  const tokens = tokenize(toRecord(0, { text }).text.words, text);
  await app.database.transaction().execute(async (transaction) => {
    await replaceTerms(transaction, key, tokens);
    await transaction.updateTable('main.page').set({ turned: 0 }).where('key', '=', key).execute();
  });
}

it('does not contain gaps as words, neither at first nor from pages that are added later', async () => {
  await correct(1, 'secure █ communities');
  await fuzzy('secure');
  await correct(2, 'state █ county');
  await fuzzy('secure');
  expect(vocabulary.countPages(GAP_TERM)).toBe(0);
  expect(vocabulary.countPages('county')).toBe(1);
});

it('contains the terms of the index, including joined ones, and their numbers of pages', async () => {
  expect(await fuzzy('secure')).toEqual(['secnre', 'secure']);
  expect(vocabulary.listForms({ term: '*t', match: 'wild' })).toEqual(
    expect.arrayContaining(['opt', 'out', 'optout']),
  );
  expect(['opt', 'optout', 'secure', 'other'].map((term) => vocabulary.countPages(term))).toEqual([
    2, 1, 1, 0,
  ]);
});

it('contains a term as soon as its page exists, and counts the page once', async () => {
  await fuzzy('secure');
  await ingestScripted(app, { 'b.pdf': [{ text: 'sccure opt' }, { text: 'securc' }] });
  expect(await fuzzy('secure')).toEqual(['secnre', 'sccure', 'securc', 'secure'].sort());
  expect(vocabulary.countPages('opt')).toBe(3);
  await correct(await getLastPageKey(app.database), 'opt secuve');
  expect(await fuzzy('secure')).toContain('secuve');
  expect(vocabulary.countPages('secuve')).toBe(1);
});

it('contains terms joined by hyphens, including those of pages that are added later', async () => {
  await vocabulary.catchUp(app.database);
  expect(vocabulary.mayBeJoined('optout', 'exact')).toBe(true);
  expect(vocabulary.mayBeJoined('opto', 'prefix')).toBe(true);
  expect(vocabulary.mayBeJoined('opto', 'exact')).toBe(false);
  expect(vocabulary.mayBeJoined('secure', 'prefix')).toBe(false);
  await ingestScripted(app, { 'b.pdf': [{ text: 'in-house' }] });
  await correct(2, 'secnre optin opt-in');
  await vocabulary.catchUp(app.database);
  expect(['inhouse', 'optin', 'opt'].map((term) => vocabulary.mayBeJoined(term, 'exact'))).toEqual([
    true,
    true,
    false,
  ]);
});

it('is nearly current while few pages changed, and is not before it was read', async () => {
  expect(await vocabulary.isNearlyCurrent(app.database)).toBe(false);
  await vocabulary.catchUp(app.database);
  await ingestScripted(app, { 'b.pdf': [{ text: 'sheriff' }] });
  expect(await vocabulary.isNearlyCurrent(app.database)).toBe(true);
  await ingestScripted(app, { 'c.pdf': Array.from({ length: 101 }, () => ({ text: '' })) });
  expect(await vocabulary.isNearlyCurrent(app.database)).toBe(false);
});

it('finds which of the terms with a given start are on most pages', async () => {
  await ingestScripted(app, { 'b.pdf': [{ text: 'opted opted opted' }, { text: 'opt option' }] });
  await vocabulary.catchUp(app.database);
  expect(vocabulary.listCommonest('opt', 1)).toEqual(['opt']);
  expect(vocabulary.listCommonest('opt', 9).sort()).toEqual(['opt', 'opted', 'option', 'optout']);
});
