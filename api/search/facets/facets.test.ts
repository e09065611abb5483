import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageOrder } from '#contract/pages/current-list.ts';
import { listNarrowings } from '#contract/search/narrowing.ts';
import { listPageKeys, listPagesIn } from '../../repositories/pages/pages.ts';
import { addTag } from '../../repositories/review/tags.ts';
import { buildDat, buildOpt } from '../../testing/build-volume.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { tagPages } from '../../testing/tag-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';

const ROWS = [
  ['BEGDOC#', 'ENDDOC#', 'Custodian', 'Date Sent', 'From', 'To', 'Document Type'],
  ['ICE-0003', 'ICE-0004', 'Doe', '08/14/2009', 'Ann', 'Ben; Cy', 'E-mail'],
  ['ICE-0001', 'ICE-0001', 'Roe', '05/01/2009', 'Ben', 'Ann', 'Memo'],
];

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(
    app,
    {
      'V/IMAGES/ICE-0003.pdf': [{ text: 'opt out of it' }],
      'V/IMAGES/ICE-0004.pdf': [{ text: 'opt opt opt', confidence: 60 }],
      'V/IMAGES/ICE-0001.pdf': [{ text: 'county opt' }],
    },
    {
      others: {
        'V/DATA/v.dat': buildDat(ROWS),
        'V/DATA/v.opt': buildOpt([
          ['IMAGES\\ICE-0003.pdf', 'IMAGES\\ICE-0004.pdf'],
          ['IMAGES\\ICE-0001.pdf'],
        ]),
      },
    },
  );
  await ingestScripted(
    app,
    { 'later.pdf': [{ text: 'nothing of it' }, { text: 'opt in' }] },
    { productionName: 'Second release' },
  );
  await addTag(app.database, act, app.matter.id, 't', {
    name: 'key',
    definition: '',
    color: 'red',
    key: null,
  });
  const pages = await listPagesIn(app.database, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  const first = await listPageKeys(app.database, app.matter.id, [pages[0]?.pageId ?? '']);
  await tagPages(app.database, act, app.matter.id, {
    tag: { id: 't', name: 'key' },
    present: true,
    pages: first,
  });
});
afterAll(() => app.close());

async function ask(q: string, narrow: string[] = [], order?: PageOrder, byDocument = false) {
  const filter = { matterId: app.matter.id, narrow: listNarrowings(narrow) };
  return app.search.searchPages(q, filter, { offset: 0, limit: 10, facets: true, order, byDocument });
}

/** Each facet with `label count` for its values. */
async function count(q: string, narrow: string[] = []): Promise<Record<string, string[]>> {
  const { facets } = await ask(q, narrow);
  return Object.fromEntries(
    facets.map(({ facet, values }) => [facet, values.map(({ label, pages }) => `${label} ${pages}`)]),
  );
}

const numbersOf = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).hits.map(({ bates, controlNumber }) => bates ?? controlNumber);

describe('facets', () => {
  it('count the pages found by each of their properties', async () => {
    expect(await count('opt')).toEqual({
      production: ['First release 3', 'Second release 1'],
      source: ['OCR 4'],
      tag: ['key 1'],
      correspondent: ['Ann 3', 'Ben 3', 'Cy 2'],
      custodian: ['Doe 2', 'Roe 1'],
      kind: ['E-mail 2', 'Memorandum 1'],
      exemption: [],
      place: [],
      month: ['2009-05 1', '2009-08 2', 'no date 1'],
      reviewer: ['test 1'],
      reviewed: ['not reviewed 3', 'reviewed 1'],
      state: ['has a tag 1'],
    });
  });

  it('narrow together, and each is counted as if the search were not narrowed by it', async () => {
    const { pages } = await ask('opt', ['correspondent:Cy']);
    expect(pages).toBe(2);
    const facets = await count('opt', ['correspondent:Cy', 'reviewed:no']);
    expect(facets.correspondent).toEqual(['Ann 2', 'Ben 2', 'Cy 1']);
    expect(facets.reviewed).toEqual(['not reviewed 1', 'reviewed 1']);
    expect(facets.month).toEqual(['2009-08 1']);
  });

  it('widen by values of one facet, and narrow by another', async () => {
    expect((await ask('opt', ['month:2009-05', 'month:none'])).pages).toBe(2);
    expect((await ask('opt', ['month:2009-05', 'month:none', 'custodian:Roe'])).pages).toBe(1);
    expect((await ask('opt', ['tag:t'])).pages).toBe(1);
    expect((await ask('opt', ['tag:of-another-matter'])).pages).toBe(0);
  });

  it('keep a value by which the search is narrowed, even if no page has it', async () => {
    expect((await count('county', ['custodian:Doe'])).custodian).toEqual(['Roe 1', 'Doe 0']);
  });
});

describe('the order of results', () => {
  it('is that in which pages were received, unless another is requested', async () => {
    expect(await numbersOf('opt')).toEqual(['ICE-0003', 'ICE-0004', 'ICE-0001', 'UNC-0000005']);
  });

  it('by Bates number puts pages without one last', async () => {
    expect(await numbersOf('opt', [], 'bates')).toEqual(['ICE-0001', 'ICE-0003', 'ICE-0004', 'UNC-0000005']);
  });

  it('by date puts pages of documents without one last', async () => {
    expect(await numbersOf('opt', [], 'date')).toEqual(['ICE-0001', 'ICE-0003', 'ICE-0004', 'UNC-0000005']);
  });

  it('by relevance puts the page about nothing else first', async () => {
    expect((await numbersOf('opt', [], 'relevance'))[0]).toBe('ICE-0004');
  });

  it('is also that of the list opened from it', async () => {
    const filter = { matterId: app.matter.id };
    const window = { offset: 0, limit: 2, around: undefined, order: 'bates' } as const;
    const { total, keys } = await app.search.listWindow('opt', filter, window);
    expect([total, keys]).toEqual([4, [3, 1]]);
  });
});

describe('results by document', () => {
  it('show the first matching page of each, and how many match', async () => {
    const { hits, pages, documents } = await ask('opt', [], 'page', true);
    expect([pages, documents]).toEqual([4, 3]);
    expect(hits.map(({ bates, inDocument }) => [bates, inDocument])).toEqual([
      ['ICE-0003', 2],
      ['ICE-0001', 1],
      [null, 1],
    ]);
  });
});

it('a search offers its forgiving form, and its strict form again', async () => {
  expect(await ask('county')).toMatchObject({ forgiving: 'county~', strict: null });
  expect(await ask('county~')).toMatchObject({ forgiving: null, strict: 'county' });
  expect(await ask('10 AND opt')).toMatchObject({ forgiving: null, strict: null });
});
