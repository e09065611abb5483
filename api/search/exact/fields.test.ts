import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPageKeys, listPagesIn } from '../../repositories/pages/pages.ts';
import { addTag } from '../../repositories/review/tags.ts';
import { buildDat, buildOpt } from '../../testing/build-volume.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { tagPages } from '../../testing/tag-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { describeQuery } from '../language/describe-query.ts';
import { toDay } from '../language/parse-day.ts';
import { parseQuery } from '../language/parse-query.ts';
import { writeQuery } from '../language/write-query.ts';

const ROWS = [
  ['BEGDOC#', 'ENDDOC#', 'Custodian', 'Date Sent', 'From', 'To', 'CC', 'Subject', 'Document Type'],
  [
    'ICE-0001',
    'ICE-0002',
    'Doe, Jane; Roe, Richard',
    '08/14/2009',
    'Ann O’Hara',
    'Ben; Cy',
    'Dí',
    'Opting-out',
    'E-mail',
  ],
  ['ICE-0003', 'ICE-0003', 'Doe, Jane', '', '', '', '', '', 'Memo'],
];

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(
    app,
    {
      'V/IMAGES/ICE-0001.pdf': [{ text: 'opt out' }],
      'V/IMAGES/ICE-0002.pdf': [{ text: 'county', confidence: 60 }],
      'V/IMAGES/ICE-0003.pdf': [{ text: 'opt in' }],
    },
    {
      others: {
        'V/DATA/v.dat': buildDat(ROWS),
        'V/DATA/v.opt': buildOpt([
          ['IMAGES\\ICE-0001.pdf', 'IMAGES\\ICE-0002.pdf'],
          ['IMAGES\\ICE-0003.pdf'],
        ]),
      },
    },
  );
  await ingestScripted(app, { 'later.pdf': [{ text: 'opt' }] }, { productionName: 'Second release' });
  await addTag(app.database, act, app.matter.id, 't', {
    name: 'Opt-out policy',
    definition: '',
    color: 'red',
    key: null,
  });
  await setTag([1, 3], true);
});
afterAll(() => app.close());

/** By their position in the matter, from 1. */
async function setTag(places: number[], present: boolean): Promise<void> {
  const all = await listPagesIn(app.database, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  const ids = all.filter((_, index) => places.includes(index + 1)).map((page) => page.pageId);
  const pages = await listPageKeys(app.database, app.matter.id, ids);
  await tagPages(app.database, act, app.matter.id, {
    tag: { id: 't', name: 'Opt-out policy' },
    present,
    pages,
  });
}

async function find(query: string): Promise<number[]> {
  const { hits } = await app.search.searchPages(query, { matterId: app.matter.id }, { offset: 0, limit: 10 });
  return hits.map(({ controlNumber }) => Number(controlNumber.replace(/\D/gu, '')));
}

describe('a field', () => {
  it.each([
    ['tag:"opt-out POLICY"', [1, 3]],
    ['NOT tag:"Opt-out policy"', [2, 4]],
    ['opt AND tag:"Opt-out policy"', [1, 3]],
    ['opt NOT tag:"Opt-out policy"', [4]],
    ['production:"First release"', [1, 2, 3]],
    ['bates:ICE-0002', [2]],
    ['bates:ICE-0002..ICE-0003', [2, 3]],
    ['bates:"ICE-0001-02"', [1, 2]],
    ['bates:3', [3]],
    ['bates:OTHER-0002', []],
    ['source:ocr', [1, 2, 3, 4]],
    ['source:layer', []],
    ['confidence<70', [2]],
    ['confidence>=95', [1, 3, 4]],
    ['confidence:60..94', [2]],
    ['file:later', [4]],
    ['file:"ice-0003"', [3]],
    ['custodian:doe', [1, 2, 3]],
    ['custodian:roe opt', [1]],
    ['from:ohara', [1, 2]],
    ['to:cy', [1, 2]],
    ['to:"ben cy"', []],
    ['cc:di', [1, 2]],
    ['subject:opting*', [1, 2]],
    ['kind:e-mail', [1, 2]],
    ['kind:memo opt', [3]],
    ['by:test', [1, 3]],
    ['by:attorney', []],
    ['opt NOT by:test', [4]],
    ['date:2009', [1, 2]],
    ['date:2009-08-14', [1, 2]],
    ['date:2009-09..2010', []],
    ['date<2009-08-14', []],
    ['date<=2009-08', [1, 2]],
    ['date>2008 opt', [1]],
    ['(tag:"Opt-out policy" OR county) AND (from:ann OR confidence>70)', [1, 2, 3]],
  ])('narrows: %s gives pages %j', async (query, pages) => {
    expect(await find(query)).toEqual(pages);
    // The canonical text means the same.
    expect(await find(writeQuery(parseQuery(query)))).toEqual(pages);
  });

  it('of a page with an unknown name lists the existing ones', async () => {
    await expect(find('opt AND tag:policy')).rejects.toMatchObject({
      code: 'query-syntax',
      position: 8,
      message: 'There is no tag “policy”. There is tag:"Opt-out policy"',
    });
    await expect(find('opt by:nobody')).rejects.toMatchObject({
      position: 4,
      message: 'There is nobody called nobody.',
    });
    await expect(find('production:third')).rejects.toThrow('production:"Second release"');
  });

  it('does not affect the hits of the words, and marks nothing itself', async () => {
    const hits = await app.search.listPageHits(app.matter.id, 'opt AND tag:"Opt-out policy"', 1);
    expect(hits.map(({ words }) => words.map(({ text }) => text))).toEqual([['opt']]);
    expect(await app.search.listPageHits(app.matter.id, 'opt NOT tag:"Opt-out policy"', 1)).toEqual([]);
  });

  it('is evaluated again when tags have changed', async () => {
    const count = async () =>
      (
        await app.search.searchPages(
          'tag:"Opt-out policy"',
          { matterId: app.matter.id },
          { offset: 0, limit: 1 },
        )
      ).pages;
    expect(await count()).toBe(2);
    await setTag([2], true);
    expect(await count()).toBe(3);
    await setTag([2], false);
    expect(await count()).toBe(2);
  });

  it.each([
    ['tag:', 0],
    ['a AND tag: x', 6],
    ['tag<x', 0],
    ['date:yesterday', 0],
    ['date:2009..2010..2011', 0],
    ['date<2009..2010', 0],
    ['date:2009-13', 0],
    ['confidence<low', 0],
    ['source:scan', 0],
    ['bates:ICE', 0],
    ['bates:19-cv-4048(FBI)-2632', 0],
    ['exemption:x', 0],
    ['exemption:', 0],
    ['a exemption:b5..b7', 2],
    ['exemption:(b)(5)(county)', 0],
    ['exemption<b5', 0],
    ['exemption:"b5 DPP"', 0],
    ['note:', 0],
    ['from:a w/5 b', 0],
    ['from:...', 5],
    ['b w/5 tag:x', 6],
  ])('written as %s is refused, at letter %i', (query, position) => {
    expect(() => parseQuery(query)).toThrow(expect.objectContaining({ code: 'query-syntax', position }));
  });

  it.each([
    ['exemption:b5', 'pages that claim exemption (b)(5)'],
    ['exemption:(b)(7)', 'pages that claim exemption (b)(7) or a part of it'],
    [
      'NOT exemption:none',
      'NOT pages with a redaction box, or a sheet for pages withheld, that gives no code',
    ],
    ['note:waived', 'pages with a note that has “waived”'],
    ['passage:"opt-out policy"', 'pages with a passage tagged “opt-out policy”'],
    ['tag:x', 'pages tagged “x”'],
    ['bates:A-1..3', 'pages numbered A-1..3'],
    ['confidence<70', 'pages of confidence below 70'],
    ['date:2009-05..2009-06', 'pages of documents dated 2009-05 to 2009-06'],
    ['from:ann*', 'pages whose sender has words starting with “ann”'],
    ['"from:" opt', '“from” AND “opt”'],
  ])('%s is understood as: %s', (query, echo) => {
    expect(describeQuery(parseQuery(query))).toBe(echo);
  });
});

it.each([
  ['2009-08-14', '2009-08-14'],
  ['20090814', '2009-08-14'],
  ['2009-08-14T10:00:00Z', '2009-08-14'],
  ['8/4/2009 10:15 AM', '2009-08-04'],
  ['14/08/2009', '2009-08-14'],
  ['13/13/2009', undefined],
  ['August 2009', undefined],
])('the date %s of a load file is %s', (text, day) => {
  expect(toDay(text)).toBe(day);
});
