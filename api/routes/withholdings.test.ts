import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import type { PageDetail, PageWindow } from '#contract/pages/page.ts';
import { toWithheldSetName } from '#contract/withholdings/withheld-set-name.ts';
import {
  type Withholding,
  type WithholdingChart,
  type WithholdingHistory,
  WithholdingWindow,
} from '#contract/withholdings/withholding.ts';
import { readPrintSetup } from '../exports/testing/read-print-setup.ts';
import { saveFactsRead } from '../repositories/documents/document-facts.ts';
import { getLastChange } from '../repositories/search/page-changes.ts';
import { buildBox, buildCodeMark, buildSheet } from '../testing/build-marks.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const base = '/api/matters/ndlon/withholdings';
const withoutTime = (json: string) => json.replace(/"milliseconds":[\d.]+/, '');
const listed = (number: number, ...codes: string[]) => ({ bates: `FBI-${number}`, codes });

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'Open.', bates: 'ICE 0001' },
      {
        text: 'Names.',
        bates: 'ICE 0002',
        marks: { boxes: [buildBox('(b)(6)'), buildBox()], shareRedacted: 0.2 },
      },
      { text: 'Memo.', bates: 'ICE 0003', marks: { boxes: [buildBox('(b)(5)')], shareRedacted: 1 } },
      { text: 'Margin.', bates: 'ICE 0004', marks: { codes: [buildCodeMark('(b)(5)', '(b)(6)')] } },
      {
        text: 'Deleted Page Information Sheet',
        bates: 'ICE 0005',
        marks: {
          placeholder: buildSheet({
            kind: 'deleted-page-sheet',
            pagesRepresented: 3,
            pages: [listed(7, '(b)(1)'), listed(8, '(b)(1)'), listed(9, '(b)(5)')],
            codes: ['(b)(1)', '(b)(5)'],
          }),
          shareRedacted: 1,
        },
      },
    ],
  });
  await ingestScripted(
    app,
    {
      'b.pdf': [
        {
          text: 'Duplicate.',
          marks: { placeholder: buildSheet({ kind: 'duplicate', pagesRepresented: 4 }) },
        },
      ],
    },
    { productionName: 'Second release' },
  );
});
afterAll(() => app.close());

async function ask<Answer>(userName: string, path: string): Promise<Answer> {
  const answer = await app.as(userName).get(`${base}${path}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Answer;
}
const list = (query = '', userName = 'reader') => ask<WithholdingWindow>(userName, query);
const numbersOf = ({ withholdings }: WithholdingWindow) =>
  withholdings.map(({ firstBates, lastBates }) =>
    firstBates === lastBates ? firstBates : `${firstBates} to ${lastBates}`,
  );

async function getLine(bates: string, userName = 'reader'): Promise<Withholding> {
  const found = (await list('', userName)).withholdings.find(({ firstBates }) => firstBates === bates);
  if (!found) throw new Error(`${bates} is not in the log`);
  return found;
}
const change = ({ pageId, part }: Withholding, patch: object, userName = 'reviewer') =>
  app.as(userName).send('patch', `${base}/${pageId}/${part}`, patch);
const challenge = ({ pageId, part }: Withholding, status: string | null, userName = 'attorney') =>
  app.as(userName).send('put', `${base}/${pageId}/${part}/challenge`, { challenge: status });

describe('the withholding log', () => {
  it('has a row for each page with marks, and for each run of pages that a sheet lists, by Bates number', async () => {
    const log = await list();
    expect(numbersOf(log)).toEqual(['ICE 0002', 'ICE 0003', 'ICE 0004', 'FBI-7 to FBI-8', 'FBI-9', null]);
    expect(log).toMatchObject({
      total: 6,
      received: 6,
      pages: 10,
      pagesInFull: 4,
      pagesInPart: 2,
      unclaimed: 4,
    });
    expect(log.withholdings.map(({ extent }) => extent)).toEqual([
      'part',
      'full',
      'part',
      'full',
      'full',
      'full',
    ]);
    expect(log.withholdings[0]).toMatchObject({
      codes: ['(b)(6)'],
      boxes: 2,
      boxesWithoutCode: 1,
      batesSource: 'read',
    });
    expect(log.withholdings[3]).toMatchObject({
      placeholder: 'deleted-page-sheet',
      batesSource: null,
      pages: 2,
      sheet: { pages: 3, listed: 3, doubt: null },
    });
    const byPage = await list('?order=page&offset=1&limit=2');
    expect(numbersOf(byPage)).toEqual(['ICE 0003', 'ICE 0004']);
  });

  it.each([
    ['code=(b)(5)', ['ICE 0003', 'ICE 0004', 'FBI-9']],
    ['extent=part', ['ICE 0002', 'ICE 0004']],
    ['extent=full&code=(b)(5)', ['ICE 0003', 'FBI-9']],
    ['noCode=yes', ['ICE 0002']],
    ['production=none', []],
  ])('is narrowed by %s', async (query, numbers) => {
    expect(numbersOf(await list(`?${query}`))).toEqual(numbers);
  });

  it('shows the document’s facts as a person typed them, else as they were read', async () => {
    const { documentId } = await getLine('ICE 0003');
    const { documentId: other } = await getLine('ICE 0002');
    const fact = (name: FactName, ...values: string[]): DocumentFact => ({
      ...{ name, values, source: 'read', basis: 'x', asRead: null },
    });
    const facts = [
      fact('kind', 'memo'),
      fact('sent', '2009-08-14'),
      fact('from', 'A'),
      fact('title', 'Opting out'),
    ];
    const findings = [...new Set([documentId, other])].map((id) => ({ documentId: id, facts }));
    await saveFactsRead(app.database, app.matter.id, findings);
    const from = `/api/matters/ndlon/documents/${documentId}/facts/from`;
    expect((await app.as('reviewer').send('put', from, { values: ['A. Smith'] })).status).toBe(200);
    expect(await getLine('ICE 0003')).toMatchObject({
      ...{ kind: 'memo', date: '2009-08-14', subject: 'Opting out', from: ['A. Smith'], to: [] },
    });
    const memos = (await list()).withholdings.filter(({ kind }) => kind === 'memo');
    expect((await list('?kind=memo')).total).toBe(memos.length);
    expect(numbersOf(await list('?kind=memo'))).toContain('ICE 0003');
    expect((await list('?kind=letter')).total).toBe(0);
  });

  it('keeps corrections beside what was read, withdraws them, and shows who made them', async () => {
    const line = await getLine('ICE 0002');
    const corrected = await change(line, {
      corrections: { codes: ['(b)(7)(C)'], kind: 'letter' },
      ruling: 'Upheld',
    });
    expect(await corrected.json()).toMatchObject({
      ...{ codes: ['(b)(7)(C)'], kind: 'letter', ruling: 'Upheld', changedBy: 'reviewer' },
      asRead: { codes: ['(b)(6)'], kind: 'memo' },
    });
    expect(numbersOf(await list('?code=(b)(7)(C)'))).toEqual(['ICE 0002']);
    expect(numbersOf(await list('?kind=letter'))).toEqual(['ICE 0002']);
    expect((await list('?uncorrected=yes')).total).toBe(5);
    const [said] = await ask<WithholdingHistory>('reader', `/${line.pageId}/${line.part}/history`);
    expect(said?.what).toBe(
      'withholding log: kind from memo to letter; codes from (b)(6) to (b)(7)(C); ruling from none to Upheld',
    );
    const page = (await (
      await app.as('reader').get(`/api/matters/ndlon/pages/${line.pageId}`)
    ).json()) as PageDetail;
    expect(page.history[0]?.what).toBe(said?.what);

    await change(line, { restore: ['codes', 'kind'], ruling: null });
    expect(await getLine('ICE 0002')).toMatchObject({
      codes: ['(b)(6)'],
      kind: 'memo',
      ruling: null,
      asRead: {},
    });
    expect(numbersOf(await list('?noCode=yes'))).toEqual(['ICE 0002']);
  });

  it('names the page of another version, and keeps words that name none', async () => {
    const line = await getLine('ICE 0003');
    const other = (await (await change(line, { otherVersion: 'ICE-0001' })).json()) as Withholding;
    expect(other.otherVersionPage).toMatch(/-/);
    expect(other.otherVersionPage).not.toBe(line.pageId);
    expect(await (await change(line, { otherVersion: 'Posted in 2012' })).json()).toMatchObject({
      ...{ otherVersion: 'Posted in 2012', otherVersionPage: null },
    });
    await change(line, { otherVersion: null });
  });

  it('refuses an invalid code, a page without a row, and changes by a read-only person', async () => {
    const line = await getLine('ICE 0002');
    expect((await change(line, { corrections: { codes: ['b6'] } })).status).toBe(400);
    expect((await change({ ...line, part: 7 }, { note: 'x' })).status).toBe(404);
    expect((await change(line, { note: 'x' }, 'reader')).status).toBe(403);
  });

  it('follows the marks when a person corrects them', async () => {
    const { pageId } = await getLine('ICE 0004');
    const draft = { boxes: [], codes: [], placeholder: null, caveats: [] };
    await app.as('reviewer').send('put', `/api/matters/ndlon/pages/${pageId}/marks`, draft);
    expect((await list()).total).toBe(5);
    await app.as('reviewer').send('delete', `/api/matters/ndlon/pages/${pageId}/marks`);
    expect((await list()).total).toBe(6);
  });
});

it('explains a number that is on no page by the sheet that lists it', async () => {
  const answer = await app.as('reader').get('/api/matters/ndlon/named-pages?reference=FBI-8');
  expect(await answer.json()).toMatchObject({
    total: 0,
    missing: {
      inWords: 'FBI-8 was not released: withheld in full under (b)(1).',
      sheets: [{ bates: 'ICE 0005' }],
      before: null,
      after: null,
    },
  });
});

it('finds what could not be read reliably, until a person has corrected its codes', async () => {
  const doubtful = await openTestApp();
  const doubt = 'One row of the list could not be read.';
  await ingestScripted(doubtful, {
    'a.pdf': [
      { text: 'Sure.', bates: 'ICE 0001', marks: { boxes: [buildBox('(b)(6)')] } },
      { text: 'Unsure.', bates: 'ICE 0002', marks: { boxes: [{ ...buildBox('(b)(5)'), confidence: 40 }] } },
      { text: 'Sheet.', bates: 'ICE 0003', marks: { placeholder: buildSheet({ doubt }) } },
    ],
  });
  const find = async () =>
    WithholdingWindow.parse(await (await doubtful.as('reviewer').get(`${base}?uncertain=yes`)).json());
  const found = await find();
  expect(numbersOf(found)).toEqual(['ICE 0002', 'ICE 0003']);
  expect(found.withholdings.map(({ isUncertain, sheet }) => [isUncertain, sheet?.doubt])).toEqual([
    [true, undefined],
    [true, doubt],
  ]);
  const { pageId } = found.withholdings[0] as Withholding;
  await doubtful.as('reviewer').send('patch', `${base}/${pageId}/0`, { corrections: { codes: ['(b)(5)'] } });
  expect(numbersOf(await find())).toEqual(['ICE 0003']);
  await doubtful.close();
});

it('keeps a sheet’s numbers of its own file with that sheet, and shows none as a Bates number', async () => {
  const sheets = await openTestApp();
  const sheet = (...numbers: number[]) => ({
    text: 'Deleted Page Information Sheet',
    marks: {
      placeholder: buildSheet({
        kind: 'deleted-page-sheet',
        pagesRepresented: numbers.length,
        pages: numbers.map((number) => ({ bates: String(number), codes: [] })),
      }),
    },
  });
  await ingestScripted(sheets, { 'a.pdf': [sheet(12, 5)], 'b.pdf': [sheet(7, 30)] });
  const log = WithholdingWindow.parse(await (await sheets.as('reader').get(base)).json());
  expect(log.withholdings.map(({ fileNumbers }) => fileNumbers?.first)).toEqual(['12', '5', '7', '30']);
  expect(numbersOf(log)).toEqual([null, null, null, null]);
  await sheets.close();
});

describe('the challenge status', () => {
  it('is set and seen by attorneys, with its history', async () => {
    const line = await getLine('ICE 0004', 'attorney');
    expect(line.challenge).toBeNull();
    const answer = await challenge(line, 'to-challenge');
    expect(await answer.json()).toMatchObject({ challenge: 'to-challenge', changedBy: null });
    expect(numbersOf(await list('?challenge=to-challenge', 'attorney'))).toEqual(['ICE 0004']);
    expect((await list('?challenge=none', 'attorney')).total).toBe(5);
    const history = await ask<WithholdingHistory>('attorney', `/${line.pageId}/0/history`);
    expect(history[0]?.what).toBe('challenge status: to be challenged');
  });

  it.each(['reviewer', 'reader'])('is in no answer and no file for a %s', async (userName) => {
    const line = await getLine('ICE 0004', userName);
    expect('challenge' in line).toBe(false);
    expect((await challenge(line, 'challenged', userName)).status).toBe(403);
    for (const query of ['?challenge=none', '/log.csv?withChallenge=yes', '/log.xlsx?withChallenge=yes']) {
      expect((await app.as(userName).get(`${base}${query}`)).status).toBe(403);
    }
    const paths = ['', '/chart', '/log.csv', `/${line.pageId}/0/history`];
    const pagePath = `/api/matters/ndlon/pages/${line.pageId}`;
    for (const path of [...paths.map((rest) => base + rest), pagePath]) {
      expect(await (await app.as(userName).get(path)).text()).not.toContain('challenge');
    }
  });

  it('leaves no trace that a reader can observe: no count, no version, no history, no event, no new hit', async () => {
    const line = await getLine('ICE 0003', 'attorney');
    const matter = '/api/matters/ndlon';
    const paths = [
      base,
      `${base}/chart`,
      `${base}/${line.pageId}/0/history`,
      `${matter}/pages/${line.pageId}`,
    ]
      .concat([
        `${matter}/pages/${line.pageId}/history`,
        `${matter}/saved-searches`,
        `${matter}/search?q=memo`,
      ])
      .concat([`${matter}/search?q=memo&facets=yes`, `${matter}/pages`, `${matter}/tags`, matter]);
    const observe = () =>
      Promise.all(paths.map(async (path) => withoutTime(await (await app.as('reader').get(path)).text())));
    const lastChange = await getLastChange(app.database);
    const before = await observe();
    for (const status of ['to-challenge', 'challenged', null]) {
      expect((await challenge(line, status)).status).toBe(200);
      expect(await observe()).toEqual(before);
    }
    expect(await getLastChange(app.database)).toBe(lastChange);
  });

  it('is in a file only if an attorney requests it', async () => {
    const csv = async (query: string) => (await app.as('attorney').get(`${base}/log.csv${query}`)).text();
    expect(await csv('')).not.toContain('hallenge');
    const withStatus = await csv('?withChallenge=yes');
    expect(withStatus).toContain('Challenge status');
    expect(withStatus).toContain('to be challenged');
    expect(withStatus).toContain('held to have waived it');
  });
});

describe('the files of the log', () => {
  it('have the rows of the screen, and nothing in them runs as a formula', async () => {
    const line = await getLine('ICE 0002');
    await change(line, { note: '=HYPERLINK("http://evil.example")' });
    const csv = await (await app.as('reader').get(`${base}/log.csv?extent=part`)).text();
    const rows = csv.split('\r\n').filter((row) => row.startsWith('ICE'));
    expect(rows).toHaveLength((await list('?extent=part')).total);
    expect(csv).toContain('"\'=HYPERLINK');
    expect(csv).toContain('2 withholdings');
    expect(csv).toContain(',memorandum,');
    const xlsx = await app.as('reader').get(`${base}/log.xlsx`);
    expect(await readPrintSetup(Buffer.from(await xlsx.arrayBuffer()))).toMatchObject({
      paper: '1',
      sheetsAcross: 3,
      repeated: '$A:$A,$1:$1',
    });
    await change(line, { note: null });
  });
});

describe('the chart of withholdings', () => {
  it('counts pages and boxes by code along the pages, with boxes without a code separate', async () => {
    const chart = await ask<WithholdingChart>('reader', '/chart');
    expect(chart).toMatchObject({
      pages: 6,
      bins: 6,
      withholdings: 6,
      inFull: 4,
      inPart: 2,
      withheld: { pages: 10, pagesInFull: 4, pagesInPart: 2, unclaimed: 4 },
    });
    const bars = chart.bars.map(({ bins, ...bar }) => ({
      ...bar,
      at: bins.map(({ bin, pages }) => [bin, pages]),
    }));
    expect(bars).toEqual([
      { code: '(b)(1)', withholdings: 1, pages: 1, boxes: 0, behindSheets: 2, at: [[4, 1]] },
      {
        code: '(b)(5)',
        withholdings: 3,
        pages: 3,
        boxes: 1,
        behindSheets: 1,
        at: [
          [2, 1],
          [3, 1],
          [4, 1],
        ],
      },
      {
        code: '(b)(6)',
        withholdings: 2,
        pages: 2,
        boxes: 1,
        behindSheets: 0,
        at: [
          [1, 1],
          [3, 1],
        ],
      },
      { code: null, withholdings: 1, pages: 1, boxes: 1, behindSheets: 0, at: [[1, 1]] },
    ]);
    for (const { code, withholdings, pages } of chart.bars) {
      const query = code === null ? '?noCode=yes' : `?code=${code}`;
      const url = `/api/matters/ndlon/pages?set=${toWithheldSetName(code)}`;
      const behind = (await (await app.as('reader').get(url)).json()) as PageWindow;
      expect(behind.total).toBe(pages);
      expect((await list(query)).total).toBe(withholdings);
    }
  });
});
