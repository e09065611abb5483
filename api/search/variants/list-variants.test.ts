import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinForms, type Variants } from '#contract/search/variants.ts';
import { ensureMatter } from '../../repositories/people/matters.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { isInflectionOf, stemOf } from './inflections.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ensureMatter(app.database, act, { newId: 'other', slug: 'other', name: 'Other' });
  await ingestScripted(app, { 'other.pdf': [{ text: 'volunted voluntarry' }] }, { matterSlug: 'other' });
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'A voluntary programme; counties join voluntarily. Participación voluntaria.' },
      { text: 'It is vo1untary, or volvntary. They opt out, optout, or opt-out.' },
      { text: 'Opting out and opted out; one county, no country.' },
      { text: 'Voluntary again' },
    ],
  });
});
afterAll(() => app.close());

async function ask(term: string): Promise<Variants> {
  const answer = await app.as('reader').get(`/api/matters/ndlon/variants?term=${encodeURIComponent(term)}`);
  return (await answer.json()) as Variants;
}
const formsOf = ({ variants }: Variants, kind: string) =>
  variants.filter((each) => each.kind === kind).map(({ form, pages }) => [form, pages]);

it('lists the inflections and the misreadings that occur in this matter, with their pages', async () => {
  const variants = await ask('voluntary');
  expect(variants).toMatchObject({ term: 'voluntary', pages: 2, more: 0 });
  expect(formsOf(variants, 'inflection')).toEqual([
    ['voluntaria', 1],
    ['voluntarily', 1],
  ]);
  expect(formsOf(variants, 'misread')).toEqual([
    ['vo1untary', 1],
    ['volvntary', 1],
  ]);
});

it('lists a hyphenated word joined, split, and with each of its parts inflected', async () => {
  const apart = await ask('opt-out');
  expect(apart.term).toBe('"opt out"');
  expect(formsOf(apart, 'spelling')).toEqual([['optout', 1]]);
  expect(formsOf(apart, 'inflection')).toEqual([
    ['"opted out"', 1],
    ['"opting out"', 1],
  ]);
  expect(formsOf(await ask('optout'), 'spelling')).toEqual([['"opt out"', 1]]);
});

it('returns forms that a query accepts as they are', async () => {
  const { term, variants } = await ask('opt-out');
  const q = joinForms([term, ...variants.map(({ form }) => form)]);
  const found = await app.as('reader').get(`/api/matters/ndlon/search?q=${encodeURIComponent(q)}`);
  expect(((await found.json()) as { pages: number }).pages).toBe(2);
  expect(joinForms(['opt'])).toBe('opt');
});

it.each(['and', 'County', 'niño', "O'Neill"])('accepts %s', async (term) => {
  const answer = await app.as('reader').get(`/api/matters/ndlon/variants?term=${encodeURIComponent(term)}`);
  expect(answer.status).toBe(200);
});

it.each(['***', 'a-b-c-d-e', '""'])('refuses %s, which is no word', async (term) => {
  const answer = await app.as('reader').get(`/api/matters/ndlon/variants?term=${encodeURIComponent(term)}`);
  expect(await answer.json()).toMatchObject({ code: 'query-syntax' });
});

it.each([
  ['participate', 'participation participated participating participant', 'particular'],
  ['county', 'counties', 'countersign'],
  ['stop', 'stopped stopping stops', 'stomach'],
  ['detención', 'detenciones', 'detective'],
])('knows forms of %s', (word, forms, other) => {
  const stem = stemOf(word.normalize('NFKD').replace(/\p{M}/gu, ''));
  for (const form of forms.split(' ')) expect([form, isInflectionOf(form, stem)]).toEqual([form, true]);
  expect(isInflectionOf(other, stem)).toBe(false);
});
