import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatesReport, NamedPages, PageNumbers, ProductionSeries } from '#contract/numbers/bates.ts';
import type { PageDetail, PageSummary, PageWindow } from '#contract/pages/page.ts';
import { numberProduction } from '../jobs/ingest/numbers/number-pages.ts';
import { ingestScripted, type ScriptedPage } from '../testing/scripted-pages.ts';
import { type Caller, openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let reviewer: Caller;
const matter = '/api/matters/ndlon';
const bates = (number: number) => `ICE FOIA 10-2674.${String(number).padStart(7, '0')}`;
const stamped = (number: number, ...others: string[]): ScriptedPage => ({
  text: `Page of ${number}.`,
  bates: bates(number),
  others,
});

beforeEach(async () => {
  app = await openTestApp();
  reviewer = app.as('reviewer');
  await ingestScripted(app, {
    'part-1.pdf': [
      stamped(1233),
      stamped(1234, 'DHS-0412'),
      stamped(1235, 'DHS-0413'),
      { text: 'No stamp here.' },
      stamped(1239),
      stamped(1240),
    ],
  });
});
afterEach(() => app.close());

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await reviewer.get(matter + path);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function send<Answer>(method: 'put' | 'delete', path: string, body?: unknown): Promise<Answer> {
  const answer = await reviewer.send(method, matter + path, body);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const listPages = async () => (await get<PageWindow>('/pages?limit=100')).pages;
const listNumbers = async () => (await listPages()).map((page) => page.bates);
const pageAt = async (index: number) => (await listPages())[index] as PageSummary;
const productionId = async () => (await pageAt(0)).productionId;

describe('a page numbered by a person', () => {
  it('has that number at once, beside the number read; its neighbors may be inferred from it', async () => {
    const { pageId } = await pageAt(3);
    const answer = await send<PageNumbers>('put', `/pages/${pageId}/bates`, { bates: bates(1236) });
    expect(answer).toMatchObject({ bates: bates(1236), source: 'typed', asRead: null });
    expect((await listNumbers())[3]).toBe(bates(1236));
    const { history } = await get<PageDetail>(`/pages/${pageId}`);
    expect(history[0]?.what).toBe(`typed the Bates number ${bates(1236)} (before: none)`);
  });

  it('keeps it when the production is numbered again, and returns to the number read on request', async () => {
    const { pageId } = await pageAt(1);
    await send('put', `/pages/${pageId}/bates`, { bates: 'DHS-0412' });
    await numberProduction(app.database, { id: await productionId(), matterId: app.matter.id });
    expect(await get<PageNumbers>(`/pages/${pageId}/bates`)).toMatchObject({
      bates: 'DHS-0412',
      source: 'typed',
      asRead: bates(1234),
    });
    const restored = await send<PageNumbers>('delete', `/pages/${pageId}/bates`);
    expect(restored).toMatchObject({ bates: bates(1234), source: 'read', asRead: null });
  });

  it('can be marked as having none', async () => {
    const { pageId } = await pageAt(4);
    const answer = await send<PageNumbers>('put', `/pages/${pageId}/bates`, { bates: null });
    expect(answer).toMatchObject({ bates: null, source: 'typed', asRead: bates(1239) });
    await numberProduction(app.database, { id: await productionId(), matterId: app.matter.id });
    expect((await listNumbers())[4]).toBeNull();
  });

  it('must get a number that ends in digits, from someone who may review', async () => {
    const { pageId } = await pageAt(1);
    const path = `${matter}/pages/${pageId}/bates`;
    expect((await reviewer.send('put', path, { bates: 'no number' })).status).toBe(400);
    expect((await app.as('reader').send('put', path, { bates: 'DHS-1' })).status).toBe(403);
  });
});

describe('the series of a production', () => {
  it('are listed with the one on the most pages as its own, and other numbers are shown beside it', async () => {
    const id = await productionId();
    expect(await get<ProductionSeries>(`/productions/${id}/bates-series`)).toEqual({
      chosen: null,
      series: [
        { prefix: 'ICE FOIA 10-2674.', pages: 5, isOwn: true },
        { prefix: 'DHS-', pages: 2, isOwn: false },
      ],
    });
    const { pageId } = await pageAt(1);
    const { others } = await get<PageNumbers>(`/pages/${pageId}/bates`);
    expect(others.map(({ verbatim }) => verbatim)).toEqual(['DHS-0412']);
  });

  it('can be chosen, which numbers the pages by it, and the choice can be undone', async () => {
    const path = `/productions/${await productionId()}/bates-series`;
    const before = await listNumbers();
    const chosen = await send<ProductionSeries>('put', path, { prefix: 'DHS-' });
    expect(chosen).toMatchObject({
      chosen: 'DHS-',
      series: [{ prefix: 'DHS-', isOwn: true }, { isOwn: false }],
    });
    expect(await listNumbers()).toEqual([null, 'DHS-0412', 'DHS-0413', null, null, null]);
    const { pageId } = await pageAt(1);
    const { others } = await get<PageNumbers>(`/pages/${pageId}/bates`);
    expect(others.map(({ verbatim }) => verbatim)).toEqual([bates(1234)]);
    await send('put', path, { prefix: null });
    expect(await listNumbers()).toEqual(before);
  });

  it('must be one of those that were found', async () => {
    const path = `${matter}/productions/${await productionId()}/bates-series`;
    expect((await reviewer.send('put', path, { prefix: 'EOIR-' })).status).toBe(400);
  });
});

/** Ways in which people write the number of one page. */
const WRITINGS = [
  '1234',
  '0001234',
  'ICE FOIA 10-2674.0001234',
  'ICE FOIA 10-2674.1234',
  'ice foia 10-2674.1234',
  'ICEFOIA10-2674.0001234',
  'ICE-FOIA-10-2674-0001234',
  'ICE FOIA 10\u20132674.0001234',
  'ICE\u00a0FOIA\u00a010\u20112674.0001234',
  'ICE FOIA 10\u2014 2674.0001234',
  '\u201cICE FOIA 10-2674.0001234.\u201d',
  '\u20261234',
  'FOIA 10-2674.1234',
  'DHS-0412',
  'dhs 412',
];

describe('a lookup of a page', () => {
  it.each(WRITINGS)('finds it as %j, by every way to look up', async (reference) => {
    const { pageId } = await pageAt(1);
    const query = `reference=${encodeURIComponent(reference)}`;
    expect((await get<PageSummary>(`/pages/find?${query}`)).pageId).toBe(pageId);
    const named = await get<NamedPages>(`/named-pages?${query}`);
    expect(named).toMatchObject({ total: 1, pages: [{ pageId }] });
    expect(named.note === null).toBe(!/dhs/i.test(reference));
  });

  it.each([
    ['ICE FOIA 10-2674.0001233-35', 3],
    ['ICE FOIA 10-2674.0001233 \u2013 ICE FOIA 10-2674.0001240', 5],
    ['1234-36', 2],
    ['\u20261234\u201336', 2],
    ['1234 to 1240', 4],
    ['1234..1240', 4],
    ['FOIA 10-2674.1234-1240', 4],
  ])('may find it in a range: %j', async (reference, pages) => {
    const named = await get<NamedPages>(`/named-pages?reference=${encodeURIComponent(reference)}`);
    expect(named.total).toBe(pages);
  });

  it('finds several pages if the reference is ambiguous, and none if it names nothing', async () => {
    await ingestScripted(
      app,
      { 'other.pdf': [1233, 1234, 1235].map((n) => ({ text: `Other ${n}.`, bates: `OLC-${n}` })) },
      { productionName: 'Second' },
    );
    const named = await get<NamedPages>('/named-pages?reference=1234');
    expect(named.pages.map((page) => page.bates)).toEqual([bates(1234), 'OLC-1234']);
    expect((await reviewer.get(`${matter}/pages/find?reference=1234`)).status).toBe(409);
    expect(await get<NamedPages>('/named-pages?reference=99999')).toMatchObject({ total: 0, missing: null });
  });

  it('of a missing number names the pages on both sides if a person asks for it', async () => {
    const reference = encodeURIComponent('ice foia 10-2674.1237');
    const { total, missing } = await get<NamedPages>(`/named-pages?reference=${reference}`);
    expect(total).toBe(0);
    expect(missing).toMatchObject({
      inWords: `No page has the number ${bates(1237)}, and no sheet lists it.`,
      sheets: [],
      before: { bates: bates(1235) },
      after: { bates: bates(1239) },
    });
    const answer = await reviewer.get(`${matter}/pages/find?reference=${reference}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(`It would come between ${bates(1235)} and ${bates(1239)}.`);
    const beyond = await get<NamedPages>('/named-pages?reference=ICE+FOIA+10-2674.9999');
    expect(beyond.missing).toMatchObject({ before: { bates: bates(1240) }, after: null });
    expect((await get<NamedPages>('/named-pages?reference=OTHER-5')).missing).toBeNull();
  });

  it('never tags a page by a number that is not its own', async () => {
    const tagging = { target: { kind: 'references', references: 'DHS-0412' }, answer: 'yes' };
    const attorney = app.as('attorney');
    const tag = await attorney.send('post', `${matter}/tags`, {
      name: 'x',
      color: 'blue',
      key: null,
      definition: '',
    });
    const { tagId } = (await tag.json()) as { tagId: string };
    const answer = await reviewer.send('post', `${matter}/decisions`, { tagId, ...tagging });
    expect(await answer.text()).toContain('own number');
  });
});

describe('the Bates report', () => {
  it('lists what was received and what is missing, and each line names its pages', async () => {
    const { sections } = await get<BatesReport>('/reports/bates');
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ pages: 6, read: 5, without: 1, missing: 3, explained: 0 });
    const { pageId } = await pageAt(3);
    expect(sections[0]?.lines).toMatchObject([
      { kind: 'range', count: 3 },
      { kind: 'range', count: 2 },
      { kind: 'gap', count: 3, before: { name: bates(1235) }, after: { name: bates(1239) } },
      { kind: 'unnumbered', count: 1, firstPage: { pageId, pageNumber: 4 } },
    ]);
  });

  it('is also a CSV file', async () => {
    const answer = await reviewer.get(`${matter}/reports/bates.csv`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await answer.text()).split('\r\n')[3]).toContain('First release,gap,ICE FOIA 10-2674.0001236');
  });
});

describe('the count of numbers unaccounted for', () => {
  const count = async () => (await get<{ unaccounted: number }>('/reports/bates/unaccounted')).unaccounted;

  it('is that of the report, and follows a number that is typed and files that come in', async () => {
    expect(await count()).toBe(3);
    const { pageId } = await pageAt(3);
    await send<PageNumbers>('put', `/pages/${pageId}/bates`, { bates: bates(1236) });
    expect(await count()).toBe(2);
    await ingestScripted(app, { 'part-2.pdf': [stamped(1243)] });
    const { sections } = await get<BatesReport>('/reports/bates');
    const ofProductions = sections.filter((section) => section.productionId !== null);
    expect(await count()).toBe(ofProductions.reduce((sum, { unaccounted }) => sum + unaccounted, 0));
  });

  it('stays where a tag changes nothing about numbers', async () => {
    const draft = { name: 'x', colour: 'blue', key: null, definition: '' };
    const tag = await app.as('attorney').send('post', `${matter}/tags`, draft);
    const { tagId } = (await tag.json()) as { tagId: string };
    expect(await count()).toBe(3);
    const target = { kind: 'pages', pageIds: [(await pageAt(0)).pageId] };
    await reviewer.send('post', `${matter}/taggings`, { tagId, present: true, target });
    expect(await count()).toBe(3);
  });
});
