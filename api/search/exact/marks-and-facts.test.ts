import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFact } from '#contract/documents/document.ts';
import type { RedactionBox } from '#contract/pages/marks.ts';
import { listNarrowings } from '#contract/search/narrowing.ts';
import { SearchResult } from '#contract/search/search.ts';
import { jsonColumns } from '../../repositories/database/schema/json-columns.ts';
import type { TypedFacts } from '../../repositories/documents/document-facts.ts';
import { correctMarks } from '../../repositories/pages/page-marks.ts';
import { buildDat, buildOpt } from '../../testing/build-volume.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../language/parse-query.ts';
import { writeQuery } from '../language/write-query.ts';

const boxOf = (...codes: string[]): RedactionBox => ({
  rect: { x: 0.1, y: 0.1, width: 0.2, height: 0.02 },
  style: 'outlined',
  codes,
  printed: codes.join(' ') || null,
  confidence: 90,
});
const read = (name: DocumentFact['name'], ...values: string[]): DocumentFact => ({
  name,
  values,
  source: 'read',
  basis: 'the header on its first page',
  asRead: null,
});

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(
    app,
    {
      'V/IMAGES/A-1.pdf': [{ text: 'withheld under (b)(5)', marks: { boxes: [boxOf('(b)(5)')] } }],
      'V/IMAGES/A-2.pdf': [{ text: 'call', marks: { boxes: [boxOf('(b)(6)', '(b)(7)(C)'), boxOf()] } }],
    },
    {
      others: {
        'V/DATA/v.dat': buildDat([
          ['BEGDOC#', 'ENDDOC#', 'From', 'Date Sent', 'Document Type', 'Subject'],
          ['A-1', 'A-1', 'Ann Smith', '08/14/2009', 'E-MAIL', 'Opting out'],
          ['A-2', 'A-2', '', '', '', ''],
        ]),
        'V/DATA/v.opt': buildOpt([['IMAGES\\A-1.pdf'], ['IMAGES\\A-2.pdf']]),
      },
    },
  );
  await ingestScripted(
    app,
    { 'later.pdf': [{ text: 'the statute, 5 U.S.C. 552 (b)(5)' }, { text: 'nothing' }] },
    { productionName: 'Second release' },
  );
  await addFacts(1, {
    facts: [read('from', 'Misread Smlth'), read('kind', 'letter'), read('title', 'Misread')],
    typed: { to: ['Cy <cy@ice.gov>'] },
  });
  await addFacts(2, {
    facts: [read('from', 'Ann Smith <ann@ice.gov>'), read('kind', 'email'), read('sent', '2009-09')],
    typed: { kind: ['talking-points'], cc: [] },
  });
  await addFacts(3, { facts: [read('date', '2010'), read('to', '█')], typed: {} });
  await addNote(1, 'Waived: shown in full in the release of May');
  await app.database
    .insertInto('page_place')
    .values([
      { page_key: 1, place: 'Illinois' },
      { page_key: 3, place: 'Illinois' },
      { page_key: 3, place: 'Santa Clara County, California' },
    ])
    .execute();
});
afterAll(() => app.close());

/** What was read of a page's document, and what people entered, as stored in the database. */
async function addFacts(key: number, { facts, typed }: { facts: DocumentFact[]; typed: TypedFacts }) {
  const page = await app.database
    .selectFrom('page')
    .select(['matter_id', 'document_id'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const said = { facts: jsonColumns.factsRead.write(facts), typed: jsonColumns.factsTyped.write(typed) };
  await app.database
    .insertInto('main.document_facts')
    .values({ ...page, ...said })
    .onConflict((conflict) => conflict.columns(['matter_id', 'document_id']).doUpdateSet(said))
    .execute();
}

async function addNote(key: number, note: string): Promise<void> {
  const by = { changed_by: 'ann', changed_at: act.at.toISOString() };
  await app.database
    .insertInto('withholding')
    .values({ page_key: key, part: 0, note, ...by })
    .execute();
}

const ask = (query: string, narrow: string[] = []) =>
  app.search.searchPages(
    query,
    { matterId: app.matter.id, narrow: listNarrowings(narrow) },
    { offset: 0, limit: 10, facets: true },
  );

/** By their position in the matter, from 1. */
async function find(query: string, narrow?: string[]): Promise<number[]> {
  const { hits } = await ask(query, narrow);
  return hits.map(({ controlNumber }) => Number(controlNumber.replace(/\D/gu, '')));
}

describe('a field', () => {
  it.each([
    ['exemption:b5', [1]],
    ['exemption:(b)(5)', [1]],
    ['exemption:"(b) (5)"', [1]],
    ['exemption:5', [1]],
    ['exemption:"Ex. 6"', [2]],
    ['exemption:b7', [2]],
    ['exemption:"(b)(7)"', [2]],
    ['exemption:b7c', [2]],
    ['exemption:b(7)(C)', [2]],
    ['exemption:(b)(7)(E)', []],
    ['exemption:none', [2]],
    ['exemption:any', [1, 2]],
    ['NOT exemption:any', [3, 4]],
    ['(exemption:(b)(5) OR exemption:b6) AND call', [2]],
    ['note:waived', [1]],
    ['note:"release of may"', [1]],
    ['note:june', []],
    ['from:smith', [1, 2]],
    ['from:smlth', []],
    ['to:cy', [1]],
    ['kind:e-mail', [1]],
    ['kind:"talking points"', [2]],
    ['kind:letter', []],
    ['subject:opting', [1]],
    ['date:2009', [1, 2]],
    ['date:2009-09', [2]],
    ['date:2009-09-02', []],
    ['date<2009-10', [1, 2]],
    ['date<2010-06', [1, 2]],
    ['date>2009-09', [3, 4]],
    ['date>=2010-01', []],
    ['date:2010', [3, 4]],
  ])('narrows: %s gives pages %j', async (query, pages) => {
    expect(await find(query)).toEqual(pages);
    expect(await find(writeQuery(parseQuery(query)))).toEqual(pages);
  });

  it('is suggested if a code is searched for as a word', async () => {
    expect((await ask('(b)(5)')).notice).toContain('exemption:(b)(5)');
    expect((await ask('(b)(5) AND exemption:any')).notice).toBeNull();
  });
});

describe('facets', () => {
  it('count what pages claim and name, and what is known about their documents from any source', async () => {
    const { facets } = await ask('NOT zebra');
    const found = Object.fromEntries(
      facets.map(({ facet, values }) => [facet, values.map(({ label, pages }) => `${label} ${pages}`)]),
    );
    expect(found).toMatchObject({
      exemption: ['(b)(5) 1', '(b)(6) 1', '(b)(7)(C) 1', 'no code given 1'],
      place: ['Illinois 2', 'Santa Clara County, California 1'],
      correspondent: ['Ann Smith 2', 'Cy 1'],
      kind: ['E-mail 1', 'Talking points 1'],
      month: ['2009-08 1', '2009-09 1', 'no date 2'],
    });
  });

  it('can be searched by letters of their names', async () => {
    const path = '/api/matters/ndlon/search?q=NOT+zebra&facets=yes&values=CLARA&narrow=place:Illinois';
    const { facets } = SearchResult.parse(await (await app.as('reader').get(path)).json());
    const valuesOf = (name: string) =>
      facets.find(({ facet }) => facet === name)?.values.map(({ value }) => value);
    expect(valuesOf('place')).toEqual(['Illinois', 'Santa Clara County, California']);
    expect(valuesOf('exemption')).toEqual([]);
  });

  it('narrow by them', async () => {
    expect(await find('NOT zebra', ['exemption:none', 'exemption:(b)(5)'])).toEqual([1, 2]);
    expect(await find('NOT zebra', ['place:Illinois'])).toEqual([1, 3]);
    expect(await find('NOT zebra', ['place:Illinois', 'kind:email'])).toEqual([1]);
  });

  it('change when a person corrects marks, places or facts', async () => {
    const page = { matterId: app.matter.id, id: await idOf(4), key: 4 };
    const { pages: before } = await ask('exemption:(k)(2)');
    await correctMarks(app.database, act, page, {
      boxes: [boxOf('(k)(2)')],
      codes: [],
      shareRedacted: 0.1,
      placeholder: null,
      caveats: [],
      hiddenText: null,
    });
    expect([before, await find('exemption:(k)(2)')]).toEqual([0, [4]]);
    await correctMarks(app.database, act, page, null);
    expect(await find('exemption:(k)(2)')).toEqual([]);
    const line = `/api/matters/ndlon/withholdings/${await idOf(1)}/0`;
    const patch = { corrections: { codes: ['(b)(2)'] } };
    expect((await app.as('reviewer').send('patch', line, patch)).status).toBe(200);
    expect([await find('exemption:b5'), await find('exemption:b2')]).toEqual([[], [1]]);
    await app.database.deleteFrom('page_place').where('page_key', '=', 1).execute();
    expect(await find('NOT zebra', ['place:Illinois'])).toEqual([3]);
  });
});

async function idOf(key: number): Promise<string> {
  const { id } = await app.database
    .selectFrom('page')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}
