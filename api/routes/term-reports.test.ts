import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageWindow } from '#contract/pages/page.ts';
import { describeTotal, type TermReport, type TermReportSummary } from '#contract/reports/term-report.ts';
import type { RecordedQueries } from '#contract/search/recorded-query.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { formatInstant } from '#contract/values/dates.ts';
import { readPageText } from '../exports/testing/compare-pages.ts';
import { readPrintSetup } from '../exports/testing/read-print-setup.ts';
import { buildDat, buildOpt } from '../testing/build-volume.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'memo.pdf': [
      { text: 'A county may opt-out by letter to the sheriff.' },
      { text: 'Participation is mandatory.', confidence: 40 },
      { text: 'The sheriff wrote a letter.' },
    ],
    'note.pdf': [{ text: 'No county can opt out.' }],
  });
  await ingestScripted(
    app,
    {
      'VOL001/IMAGES/ICE-0001.pdf': [{ text: 'A mail of the county.' }],
      'VOL001/IMAGES/ICE-0002.pdf': [{ text: 'Its attachment: a table.' }],
    },
    {
      productionName: 'Second release',
      others: {
        'VOL001/a.dat': buildDat([
          ['BEGDOC', 'ENDDOC', 'BEGATTACH', 'ENDATTACH'],
          ['ICE-0001', 'ICE-0001', 'ICE-0001', 'ICE-0002'],
          ['ICE-0002', 'ICE-0002', 'ICE-0001', 'ICE-0002'],
        ]),
        'VOL001/a.opt': buildOpt([['IMAGES\\ICE-0001.pdf'], ['IMAGES\\ICE-0002.pdf']]),
      },
    },
  );
});
afterAll(() => app.close());

const terms = 'opt-out\ncounty\nsheriff\nmandatory\nletter by:nobody\nnowhere';

const path = (rest: string) => `/api/matters/ndlon${rest}`;

async function get<Answer>(rest: string): Promise<Answer> {
  const answer = await app.as('reader').get(path(rest));
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function post<Answer>(rest: string, body: unknown = {}): Promise<Answer> {
  const answer = await app.as('reviewer').send('post', path(rest), body);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function waitFor(reportId: string): Promise<TermReport> {
  for (;;) {
    const report = await get<TermReport>(`/term-reports/${reportId}`);
    if (report.status !== 'waiting' && report.status !== 'running') return report;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function run(body: object): Promise<TermReport> {
  const { reportId } = await post<TermReport>('/term-reports', body);
  return waitFor(reportId);
}

const countSet = async (set: string, more = '') => (await get<PageWindow>(`/pages?set=${set}${more}`)).total;

describe('a search term report', () => {
  let report: TermReport;
  beforeAll(async () => {
    report = await run({ name: 'First terms', terms });
  });

  it('counts pages, documents, families, unique pages and pages hard to read, and each page once in the total', () => {
    expect(report).toMatchObject({ status: 'done', version: 1, termsDone: 6, pages: 5, documents: 3 });
    const row = (term: string) => report.rows.find((each) => each.term === term);
    expect(row('opt-out')).toMatchObject({
      counts: { pages: 2, documents: 2, familyDocuments: 2, hardToRead: 0, byProduction: [2, 0] },
      uniquePages: 0,
    });
    expect(row('county')).toMatchObject({
      counts: { pages: 3, documents: 3, familyDocuments: 4, byProduction: [2, 1] },
      uniquePages: 1,
    });
    expect(row('mandatory')).toMatchObject({ counts: { pages: 1, hardToRead: 1 }, uniquePages: 1 });
    expect(row('nowhere')).toMatchObject({ counts: { pages: 0, documents: 0 }, uniquePages: 0, error: null });
    expect(report.total).toEqual({
      pages: 5,
      documents: 3,
      familyDocuments: 4,
      hardToRead: 1,
      byProduction: [4, 1],
    });
    expect(report.productions.map(({ name }) => name)).toEqual(['First release', 'Second release']);
  });

  it('shows an error that only the pages reveal in its row, continues, and names in its total what is left out', async () => {
    const row = report.rows[4];
    expect(row).toMatchObject({ counts: null, canonical: null, uniquePages: null });
    expect(row?.error).toBe('There is nobody called nobody. (at character 8)');
    expect(describeTotal(report)).toBe(
      '5 of 6 terms, each page once; without “letter by:nobody”, which could not be searched for',
    );
  });

  it('refuses invalid terms when they are entered, each with its reason', async () => {
    const body = { name: 'Faulty', terms: 'county\nletter AND county OR sheriff\nopt w/ out' };
    const answer = await app.as('reviewer').send('post', path('/term-reports'), body);
    expect(answer.status).toBe(400);
    const { message } = (await answer.json()) as { message: string };
    expect(message).toContain('2 of 3 terms cannot be searched for.');
    expect(message).toContain('Term 2, “letter AND county OR sheriff”: ');
    expect(message).toContain('(letter AND county) OR sheriff');
    expect(message).toContain('Term 3, “opt w/ out”: ');
    expect(await get<TermReportSummary[]>('/term-reports')).toHaveLength(1);
  });

  it('disappears from the list when it is removed, can still be opened, and can be restored', async () => {
    const { reportId } = await run({ name: 'Short-lived', terms: 'county' });
    const listed = async () => (await get<TermReportSummary[]>('/term-reports')).map(({ name }) => name);
    expect(await listed()).toEqual(['Short-lived', 'First terms']);
    expect((await post<TermReport>(`/term-reports/${reportId}/remove`)).isRemoved).toBe(true);
    expect(await listed()).toEqual(['First terms']);
    expect(await get<TermReport>(`/term-reports/${reportId}`)).toMatchObject({ isRemoved: true, pages: 3 });
    expect((await post<TermReport>(`/term-reports/${reportId}/restore`)).isRemoved).toBe(false);
    expect(await listed()).toEqual(['Short-lived', 'First terms']);
    await post(`/term-reports/${reportId}/remove`);
  });

  it('has the numbers of the search, the list behind each, the CSV and the Excel file', async () => {
    const csv = await (
      await app.as('reader').get(path(`/term-reports/${report.reportId}/report.csv`))
    ).text();
    for (const [place, { term, counts }] of report.rows.entries()) {
      if (!counts) continue;
      const found = await get<SearchResult>(`/search?q=${encodeURIComponent(term)}`);
      expect([found.pages, found.documents, found.hardToRead]).toEqual([
        counts.pages,
        counts.documents,
        counts.hardToRead,
      ]);
      expect(await countSet(`term.${report.reportId}.${place}`)).toBe(counts.pages);
      const line = csv.split('\r\n')[place + 1];
      expect(line?.startsWith(`${term},`)).toBe(true);
      expect(line).toContain(`,${counts.pages},${counts.documents},${counts.familyDocuments},`);
    }
    expect(await countSet(`term.${report.reportId}.total`)).toBe(report.total?.pages);
    expect(await countSet(`term.${report.reportId}.1.unique`)).toBe(1);
    const second = report.productions[1]?.productionId;
    expect(await countSet(`term.${report.reportId}.1`, `&production=${second}`)).toBe(1);
  });

  it('opens the pages of a number in any order, and narrowed', async () => {
    const set = `term.${report.reportId}.1`;
    const list = async (more: string) => (await get<PageWindow>(`/pages?set=${set}${more}`)).pages;
    const batesOf = (pages: PageWindow['pages']) => pages.map(({ bates }) => bates);
    expect(batesOf(await list(''))).toEqual([null, null, 'ICE-0001']);
    expect(batesOf(await list('&order=bates'))).toEqual(['ICE-0001', null, null]);
    expect(batesOf(await list('&order=relevance'))).toEqual([null, null, 'ICE-0001']);
    const [, , last] = await list('');
    const around = await get<PageWindow>(`/pages?set=${set}&order=bates&limit=1&around=${last?.pageId}`);
    expect([around.total, around.offset, batesOf(around.pages)]).toEqual([3, 0, ['ICE-0001']]);
    const second = report.productions[1]?.productionId;
    expect(batesOf(await list(`&narrow=production:${second}`))).toEqual(['ICE-0001']);
    expect(await list(`&narrow=production:${second}&narrow=reviewed:yes`)).toEqual([]);
  });

  it('states in each file what it is about', async () => {
    const said = [
      'NDLON v. ICE: search term report “First terms”, version 1',
      'Scope: all pages of the matter',
      `Run ${formatInstant(report.finishedAt ?? '')} by reviewer`,
      '“county”',
      `corpus version ${report.corpusVersion}; uncover`,
      'Counts are of pages',
    ];
    const download = (ending: string) =>
      app.as('reader').get(path(`/term-reports/${report.reportId}/report.${ending}`));
    const csv = await (await download('csv')).text();
    const pdf = new Uint8Array(await (await download('pdf')).arrayBuffer());
    const text = (await readPageText(pdf, 0)).replace(/\s+/gu, ' ');
    for (const line of said) {
      expect(csv).toContain(line.replaceAll('"', '""'));
      expect(text).toContain(line);
    }
    expect(text).toContain('mandatory');
    const xlsx = await download('xlsx');
    expect(xlsx.headers.get('content-disposition')).toContain('First-terms-terms-v1.xlsx');
    expect(await readPrintSetup(Buffer.from(await xlsx.arrayBuffer()))).toMatchObject({
      paper: '1',
      sheetsAcross: 1,
      repeated: '$1:$1',
    });
    const [sheet] = (await PDFDocument.load(pdf)).getPages();
    expect(sheet?.getSize()).toEqual({ width: 792, height: 612 });
  });

  it('is one recorded query, with the pages of all terms', async () => {
    const { queries } = await get<RecordedQueries>('/recorded-queries');
    const record = queries.find(({ reportId }) => reportId === report.reportId);
    expect(record).toMatchObject({ kind: 'report', q: 'First terms', pages: 5, by: 'reviewer' });
    const again = await app.as('reviewer').send('post', path(`/recorded-queries/${record?.queryId}/runs`));
    expect(again.status).toBe(409);
  });

  it('becomes a new version when run again, which shows what each term gained and lost', async () => {
    await ingestScripted(app, { 'late.pdf': [{ text: 'The late county.' }] });
    const { pages } = await get<PageWindow>('/pages');
    const letter = pages.find(({ file, pageNumber }) => file === 'memo.pdf' && pageNumber === 3);
    await post(`/pages/${letter?.pageId}/texts`, { basedOn: 1, text: 'The chief wrote a letter.' });
    const next = await waitFor(
      (await post<TermReport>(`/term-reports/${report.reportId}/versions`)).reportId,
    );
    expect(next).toMatchObject({ version: 2, seriesId: report.seriesId, name: 'First terms' });
    expect(next.rows[1]?.delta).toEqual({ pagesBefore: 3, gained: 1, lost: 0 });
    expect(next.rows[2]?.delta).toEqual({ pagesBefore: 2, gained: 0, lost: 1 });
    expect(next.rows[4]?.delta).toBeNull();
    expect(next.totalDelta).toEqual({ pagesBefore: 5, gained: 1, lost: 1 });
    expect(await countSet(`term.${next.reportId}.1.gained`)).toBe(1);
    expect((await get<PageWindow>(`/pages?set=term.${next.reportId}.2.lost`)).pages[0]?.pageId).toBe(
      letter?.pageId,
    );
    expect(await countSet(`term.${next.reportId}.total.lost`)).toBe(1);
    expect(await get<TermReport>(`/term-reports/${report.reportId}`)).toMatchObject({ total: report.total });
    const list = await get<TermReportSummary[]>('/term-reports');
    expect(list.map(({ version }) => version)).toEqual([2, 1]);
    const csv = await (await app.as('reader').get(path(`/term-reports/${next.reportId}/report.csv`))).text();
    expect(csv).toContain('Pages before,Gained,Lost');
  });

  it('applies its scope, and states it', async () => {
    const { productionId } = report.productions[1] ?? {};
    const narrow = await run({ name: 'Second only', terms: 'county', scope: { production: productionId } });
    expect(narrow).toMatchObject({ pages: 1, scopeDescription: 'pages of production “Second release”' });
    const byFacet = { narrow: [`production:${productionId}`] };
    expect(await run({ name: 'By facet', terms: 'county', scope: byFacet })).toMatchObject({ pages: 1 });
    const strange = { name: 'x', terms: 'a', scope: { production: 'no-such' } };
    expect((await app.as('reviewer').send('post', path('/term-reports'), strange)).status).toBe(404);
  });

  it('can be cancelled before it starts, and then cannot be exported', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `county AND w${at}*`).join('\n');
    const first = await post<TermReport>('/term-reports', { name: 'Long', terms: many });
    const second = await post<TermReport>('/term-reports', { name: 'Waiting', terms: 'county' });
    await app.as('reviewer').send('delete', path(`/term-reports/${second.reportId}`));
    await app.as('reviewer').send('delete', path(`/term-reports/${first.reportId}`));
    expect(await waitFor(second.reportId)).toMatchObject({ status: 'cancelled', rows: [], total: null });
    expect((await waitFor(first.reportId)).status).toBe('cancelled');
    const file = await app.as('reader').get(path(`/term-reports/${second.reportId}/report.csv`));
    expect(file.status).toBe(409);
  });

  it('contains no term or name that a spreadsheet runs', async () => {
    const evil = 'term,name\n"""=cmd|x"" county","=HYPERLINK(""http://x"")"\n';
    const done = await run({ name: '=1+1', terms: evil });
    const csv = await (await app.as('reader').get(path(`/term-reports/${done.reportId}/report.csv`))).text();
    for (const cell of csv.split(/,|\r\n/u)) expect(cell.replace(/^"/u, '')).not.toMatch(/^[\s]*[=+@|]/u);
  });
});
