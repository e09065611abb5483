import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IngestReport } from '#contract/intake/production.ts';
import type { PageDetail, PageHit, PageSummary } from '#contract/pages/page.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { listPagesIn } from '../../../repositories/pages/pages.ts';
import { buildDat, buildLfp, buildOpt } from '../../../testing/build-volume.ts';
import { ingestScripted, type ScriptedOptions, type ScriptedPage } from '../../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const HEADER = [
  'BEGDOC#',
  'ENDDOC#',
  'BEG ATTACH',
  'END_ATTACH',
  'Custodian',
  'Date Sent',
  'From',
  'To',
  'Subject',
  'TextPath',
  'NativeLink',
  'Reviewer note',
];
const ROWS = [
  [
    'ICE-0001',
    'ICE-0002',
    'ICE-0001',
    'ICE-0003',
    'Doe, Jane; Roe, Richard',
    '08/14/2009',
    'Ann',
    'Ben; Cy',
    'Opting out',
    'TEXT\\ICE-0001.txt',
    '',
    'hot',
  ],
  [
    'ICE-0003',
    'ICE-0003',
    'ICE-0001',
    'ICE-0003',
    'Doe, Jane',
    '',
    '',
    '',
    '',
    'TEXT\\ICE-0003.txt',
    'NATIVES\\ICE-0003.xlsx',
    '',
  ],
];
const DOCUMENTS = [['IMAGES\\ICE-0001.pdf', 'IMAGES\\ICE-0002.pdf'], ['IMAGES\\ICE-0003.pdf']];

const SAID: Record<string, string> = {
  'ICE-0001': 'The county asked in writing how it may opt out.',
  'ICE-0002': 'The agency did not answer the county for a year.',
  'ICE-0003': 'A table of the counties that asked about it.',
};
/** Read with an error, under a stamp that is not the load file's number. */
const image = (key: string): ScriptedPage[] => [
  { text: (SAID[key] ?? '').replace('county', 'c0unty'), bates: key.replace('ICE-', 'OLD-'), confidence: 80 },
];

/** Out of order on purpose: the load file has the order. */
const IMAGES: Record<string, ScriptedPage[]> = {
  'VOL001/IMAGES/ICE-0003.pdf': image('ICE-0003'),
  'VOL001/IMAGES/ICE-0002.pdf': image('ICE-0002'),
  'VOL001/IMAGES/ICE-0001.pdf': image('ICE-0001'),
};
const OTHERS = {
  'VOL001/DATA/first.dat': buildDat([HEADER, ...ROWS]),
  'VOL001/DATA/first.opt': buildOpt(DOCUMENTS),
  'VOL001/TEXT/ICE-0001.txt': `${SAID['ICE-0001']}\f${SAID['ICE-0002']}\f`,
  'VOL001/TEXT/ICE-0003.txt': SAID['ICE-0003'] ?? '',
  'VOL001/NATIVES/ICE-0003.xlsx': 'a spreadsheet',
};

const ingest = (given: ScriptedOptions & { pages?: Record<string, ScriptedPage[]> } = {}) => {
  const { pages = IMAGES, ...options } = given;
  return ingestScripted(app, pages, { others: OTHERS, ...options });
};

const listPages = (): Promise<PageSummary[]> =>
  listPagesIn(app.database, { matterId: app.matter.id }, { offset: 0, limit: 100 });

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await app.as('reviewer').get(`/api/matters/ndlon${path}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function getPage(place: number): Promise<PageDetail> {
  const page = (await listPages())[place];
  return get(`/pages/${page?.pageId}`);
}

const messageOf = (report: IngestReport, path: string) =>
  report.files.find((file) => file.path.endsWith(path))?.message;
const faultsOf = (report: IngestReport) =>
  report.loadFiles.flatMap(({ faults }) => faults.map(({ row, message }) => `${row}: ${message}`));

describe('a volume with a DAT and an OPT', () => {
  it('has its pages in the order of the load file, in its documents and under its numbers', async () => {
    const report = await ingest();
    expect(faultsOf(report)).toEqual([]);
    const pages = await listPages();
    expect(
      pages.map((page) => [page.controlNumber, page.bates, page.batesSource, page.startsDocument]),
    ).toEqual([
      ['UNC-0000001', 'ICE-0001', 'load-file', true],
      ['UNC-0000002', 'ICE-0002', 'load-file', false],
      ['UNC-0000003', 'ICE-0003', 'load-file', true],
    ]);
    expect(pages.map(({ documentId }) => documentId)).toEqual([
      pages[0]?.pageId,
      pages[0]?.pageId,
      pages[2]?.pageId,
    ]);
    expect(await get<PageSummary>('/pages/find?reference=ICE-0002')).toMatchObject({
      pageId: pages[1]?.pageId,
    });
  });

  it('shows a document’s fields on each of its pages, extra columns under their own names', async () => {
    await ingest();
    const { document } = await getPage(1);
    expect(document).toMatchObject({
      beginBates: 'ICE-0001',
      endBates: 'ICE-0002',
      family: { begin: 'ICE-0001', end: 'ICE-0003' },
      parent: null,
      loadFile: 'VOL001/DATA/first.dat',
      row: 2,
    });
    const valuesOf = (name: string) => document?.fields.find((field) => field.name === name);
    expect(valuesOf('Custodian')).toEqual({
      field: 'custodian',
      name: 'Custodian',
      values: ['Doe, Jane', 'Roe, Richard'],
    });
    expect(valuesOf('To')).toMatchObject({ field: 'to', values: ['Ben', 'Cy'] });
    expect(valuesOf('Reviewer note')).toEqual({ field: null, name: 'Reviewer note', values: ['hot'] });
    const attached = await getPage(2);
    expect(attached.document?.parent).toEqual({
      documentId: (await getPage(0)).pageId,
      beginBates: 'ICE-0001',
    });
  });

  it('keeps the number on the page beside the load file’s, however often numbers are inferred', async () => {
    await ingest();
    const rows = await app.database
      .selectFrom('page')
      .select(['bates', 'bates_as_read'])
      .orderBy('position')
      .execute();
    expect(rows[0]).toEqual({ bates: 'ICE-0001', bates_as_read: 'OLD-0001' });
  });

  it('accounts for every file: load files, texts and natives are described in the ledger', async () => {
    const report = await ingest();
    expect(report.files.every(({ status }) => status === 'read')).toBe(true);
    expect(report.pages).toMatchObject({ received: 3, ocr: 3 });
    expect(messageOf(report, 'first.dat')).toBe('load file: 2 documents, 0 faults');
    expect(messageOf(report, 'first.opt')).toBe('load file: 2 documents, 0 faults');
    expect(messageOf(report, 'TEXT/ICE-0001.txt')).toBe('text of ICE-0001, joined to its pages');
    expect(messageOf(report, 'ICE-0003.xlsx')).toBe('native of ICE-0003, kept; its pages are the images');
  });

  it('gives each page its part of the text, with the boxes of the words that were read', async () => {
    await ingest();
    const page = await getPage(0);
    expect(page).toMatchObject({ textSource: 'load-file', text: SAID['ICE-0001'] });
    const versions = await get<TextVersion[]>(`/pages/${page.pageId}/texts`);
    expect(versions.map(({ version, source, inUse }) => [version, source, inUse])).toEqual([
      [2, 'load-file', true],
      [1, 'ocr', false],
    ]);
    expect(await get(`/search?q=county`)).toMatchObject({ pages: 2 });
    expect(await get(`/search?q=c0unty`)).toMatchObject({ pages: 0 });
    const [hit] = await get<PageHit[]>(`/pages/${page.pageId}/hits?q=county`);
    // “The ” is four letters, each a hundredth of the page, after a margin of a tenth.
    expect(hit?.words[0]?.rects[0]?.x).toBeCloseTo(0.14);
  });
});

describe('a text that came with a load file', () => {
  const withText = (text: string) => ingest({ others: { ...OTHERS, 'VOL001/TEXT/ICE-0003.txt': text } });

  it('never reveals words that the page has under a box, used or not', async () => {
    const hidden = 'Zora Kowalczyk';
    await withText(`A table of the counties that ${hidden} asked about it.`);
    const page = await getPage(2);
    expect(page).toMatchObject({ textSource: 'load-file', text: SAID['ICE-0003'] });
    const versions = await get<TextVersion[]>(`/pages/${page.pageId}/texts`);
    expect(versions[0]?.reason).toContain('2 words that the page does not show are left out');
    expect(JSON.stringify([page, versions])).not.toMatch(/Zora|Kowalczyk/);
  });

  it.each([
    [
      'that is of another page',
      'Quite different sentences about fish and boats, nothing else.',
      /11 % of its words were found on the page/,
    ],
    ['that is garbled', 'Xqzt brvlk wrtpl mnbvc zxcvb qwrtp dfghj klmnp xcvbn rtplk', /look like words/],
    ['that has a part of the page only', 'A table', /it has 22 % of the words/],
  ])('%s is kept as a version that is not in use, with the reason', async (_what, text, reason) => {
    await withText(text);
    const page = await getPage(2);
    expect(page.textSource).toBe('ocr');
    const [newest] = await get<TextVersion[]>(`/pages/${page.pageId}/texts`);
    expect(newest).toMatchObject({ source: 'load-file', inUse: false });
    expect(newest?.reason).toMatch(reason);
    // Of such a text only what the page shows is stored: the file itself stays as received.
    const shown = SAID['ICE-0003']?.split(' ') ?? [];
    expect(newest?.text.split(/\s+/).filter((word) => word !== '' && !shown.includes(word))).toEqual([]);
  });

  it('that does not match the pages of its document is a fault, and what was read stays', async () => {
    const report = await ingest({ others: { ...OTHERS, 'VOL001/TEXT/ICE-0001.txt': 'All in one.' } });
    expect(faultsOf(report)).toEqual([
      '2: The text VOL001/TEXT/ICE-0001.txt of ICE-0001 was not joined: it has no page breaks for 2 pages. What was read from the pages is in use.',
    ]);
    expect((await getPage(0)).textSource).toBe('ocr');
    expect(messageOf(report, 'TEXT/ICE-0001.txt')).toContain('kept; not joined');
    expect(messageOf(report, 'first.dat')).toBe('load file: 2 documents, 1 fault');
  });

  it('of a single page is found by its name', async () => {
    const report = await ingest({
      others: {
        'VOL001/DATA/first.opt': buildOpt(DOCUMENTS),
        'VOL001/TEXT/ICE-0001.txt': SAID['ICE-0001'] ?? '',
        'VOL001/TEXT/ICE-0002.txt': SAID['ICE-0002'] ?? '',
      },
    });
    expect((await getPage(1)).text).toBe(SAID['ICE-0002']);
    expect(messageOf(report, 'TEXT/ICE-0002.txt')).toBe('text of ICE-0002, joined to its pages');
  });

  it('does not replace what a person wrote', async () => {
    await ingest({ others: {} });
    const page = (await listPages()).find(({ file }) => file.endsWith('ICE-0003.pdf'));
    const written = { basedOn: 1, text: 'What a person wrote of the counties that asked about a table.' };
    await app.as('reviewer').send('post', `/api/matters/ndlon/pages/${page?.pageId}/texts`, written);
    await ingest();
    expect(await get<PageDetail>(`/pages/${page?.pageId}`)).toMatchObject({
      textSource: 'corrected',
      bates: 'ICE-0003',
    });
  });
});

describe('run again', () => {
  it('gives the same result, and no text twice', async () => {
    const first = await ingest();
    const pages = await listPages();
    const second = await ingest();
    expect({ ...second, seconds: 0 }).toEqual({ ...first, seconds: 0 });
    expect(await listPages()).toEqual(pages);
    const { versions } = await app.database
      .selectFrom('page_text')
      .select((eb) => eb.fn.countAll<number>().as('versions'))
      .executeTakeFirstOrThrow();
    expect(versions).toBe(6);
  });

  it('a load file that comes after its pages updates them', async () => {
    await ingest({ others: {} });
    expect((await listPages()).map(({ bates }) => bates)).not.toContain('ICE-0001');
    await ingest();
    expect((await listPages()).map(({ bates }) => bates).sort()).toEqual([
      'ICE-0001',
      'ICE-0002',
      'ICE-0003',
    ]);
    expect(await get<PageSummary>('/pages/find?reference=ICE-0001')).toMatchObject({
      textSource: 'load-file',
    });
  });

  it('images that come after the load file are joined, and its faults disappear', async () => {
    const [only, ...later] = Object.entries(IMAGES);
    const before = await ingest({ pages: Object.fromEntries([only ?? ['', []]]) });
    expect(before.loadFiles.map(({ faultCount }) => faultCount)).toEqual([1, 2]);
    const after = await ingest({ pages: Object.fromEntries(later), others: {} });
    expect(faultsOf(after)).toEqual([]);
    expect((await listPages()).map(({ bates, startsDocument }) => [bates, startsDocument])).toEqual([
      ['ICE-0003', true],
      ['ICE-0001', true],
      ['ICE-0002', false],
    ]);
  });

  it('with another mapping, fields change and nothing is read again', async () => {
    await ingest();
    const before = await listPages();
    await ingest({ columns: { 'Reviewer note': 'subject', Subject: null } });
    await ingest();
    const { document } = await getPage(0);
    expect(document?.fields.filter(({ field }) => field === 'subject')).toEqual([
      { field: 'subject', name: 'Reviewer note', values: ['hot'] },
    ]);
    const after = await listPages();
    expect(after.map(({ title }) => title)).toContain('hot');
    expect(after).toEqual(before.map((page, index) => ({ ...page, title: after[index]?.title })));
  });
});

describe('an inconsistency', () => {
  it('is reported by row, and the rest is read: missing image, wrong count, duplicate, extra column, unmentioned image', async () => {
    const report = await ingest({
      pages: {
        'VOL001/IMAGES/ICE-0001.pdf': [...image('ICE-0001'), { text: 'A page too many.' }],
        'VOL001/IMAGES/stray.pdf': [{ text: 'Nobody speaks of me.' }],
      },
      others: {
        'VOL001/DATA/first.dat': buildDat([HEADER, [...(ROWS[0] ?? []), 'beyond'], ...ROWS.slice(0, 1)]),
        'VOL001/DATA/first.opt': buildOpt(DOCUMENTS.slice(0, 1)),
      },
    });
    expect(faultsOf(report)).toEqual([
      '2: This row has 13 values for 12 columns; what is beyond is kept as “Column 13”.',
      '2: The text file TEXT\\ICE-0001.txt is not among the files received.',
      '2: 1 of the 2 images of ICE-0001 is not among the files received; VOL001/DATA/first.opt names it.',
      '2: VOL001/IMAGES/ICE-0001.pdf has 2 pages, and 1 is listed; the others belong to ICE-0001 without a number from the load file.',
      '3: ICE-0001 is the first number of row 2 too; this row was not used.',
      '2: The image IMAGES\\ICE-0002.pdf of ICE-0002 is not among the files received.',
      'null: No load file speaks of VOL001/IMAGES/stray.pdf; it is read as a file by itself.',
    ]);
    expect((await listPages()).map(({ bates, startsDocument }) => [bates, startsDocument])).toEqual([
      ['ICE-0001', true],
      [null, false],
      [null, true],
    ]);
  });

  it('an image that is a copy of another, as blank pages are, is a separate page under its own number', async () => {
    const pages = { 'VOL001/IMAGES/ICE-0001.pdf': image('ICE-0001') };
    await ingest({ pages, others: {}, productionName: 'Made to have its bytes' });
    const bytes = await readFile(join(app.dataDir, 'received/VOL001/IMAGES/ICE-0001.pdf'));
    await app.close();
    app = await openTestApp();
    const others = {
      'VOL001/DATA/first.opt': buildOpt(DOCUMENTS.slice(0, 1)),
      'VOL001/IMAGES/ICE-0002.pdf': bytes,
    };
    const report = await ingest({ pages, others });
    expect(faultsOf(report)).toEqual([]);
    const read = await listPages();
    expect(read.map(({ bates, controlNumber }) => [bates, controlNumber])).toEqual([
      ['ICE-0001', 'UNC-0000001'],
      ['ICE-0002', 'UNC-0000002'],
    ]);
    expect(read[1]?.documentId).toBe(read[0]?.pageId);
    expect({ ...(await ingest({ pages, others })), seconds: 0 }).toEqual({ ...report, seconds: 0 });
    expect(await listPages()).toEqual(read);
  });

  it('an image that came with an earlier production has its page there, and the row says so', async () => {
    const pages = { 'VOL001/IMAGES/ICE-0001.pdf': image('ICE-0001') };
    // A single stamp would not be a series.
    const earlier = { ...pages, 'VOL001/IMAGES/ICE-0002.pdf': image('ICE-0002') };
    await ingest({ pages: earlier, others: {}, productionName: 'Earlier release' });
    const report = await ingest({
      pages,
      others: { 'VOL001/DATA/first.opt': buildOpt([['IMAGES\\ICE-0001.pdf']]) },
    });
    expect(faultsOf(report)).toEqual([
      '1: ICE-0001 is the same image, byte for byte, as OLD-0001: its page is there, and stands in the search once.',
    ]);
  });

  it('a complete volume that comes again is not a fault', async () => {
    await ingest();
    const again = await ingest({ productionName: 'Second release' });
    expect(faultsOf(again)).toEqual([]);
    expect(again.files.every(({ status }) => status === 'duplicate')).toBe(true);
    expect(await listPages()).toHaveLength(3);
  });
});

it('a native whose document has no images is read in their place', async () => {
  const report = await ingest({
    pages: { 'VOL001/NATIVES/ICE-0003.pdf': image('ICE-0003') },
    others: {
      'VOL001/DATA/first.dat': buildDat([
        HEADER,
        (ROWS[1] ?? []).map((value) => value.replace('.xlsx', '.pdf')),
      ]),
    },
  });
  expect(await getPage(0)).toMatchObject({ bates: 'ICE-0003', document: { beginBates: 'ICE-0003' } });
  expect(report.files.map(({ pages }) => pages).sort()).toEqual([0, 1]);
});

it('a volume with only an LFP has documents and numbers', async () => {
  await ingest({ others: { 'VOL001/first.lfp': buildLfp(DOCUMENTS) } });
  expect((await listPages()).map(({ bates, startsDocument }) => [bates, startsDocument])).toEqual([
    ['ICE-0001', true],
    ['ICE-0002', false],
    ['ICE-0003', true],
  ]);
});

it('load files are plain files on request', async () => {
  const report = await ingest({ plainLoadFiles: true });
  expect(report.loadFiles).toEqual([]);
  expect((await listPages()).every(({ batesSource }) => batesSource !== 'load-file')).toBe(true);
});

it('a ledger and a production list the load files with their faults', async () => {
  await ingest({ others: { 'VOL001/DATA/first.opt': buildOpt([['IMAGES\\ICE-0009.pdf']]) } });
  const [production] = await get<{ productionId: string; loadFiles: unknown }[]>('/productions');
  const ledger = await get<{ loadFiles: unknown }>(`/productions/${production?.productionId}/ledger`);
  expect(ledger.loadFiles).toEqual(production?.loadFiles);
  expect(ledger.loadFiles).toMatchObject([{ path: 'VOL001/DATA/first.opt', documents: 1, faultCount: 4 }]);
});
