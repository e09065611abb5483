import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResult } from '#contract/search/search.ts';
import { readPageText } from '../exports/testing/compare-pages.ts';
import { readPrintSetup } from '../exports/testing/read-print-setup.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
const matter = '/api/matters/ndlon';

beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    '=letters.pdf': [
      { text: 'The county may opt out.', bates: 'ICE-0001' },
      { text: 'Nothing of it.', bates: 'ICE-0002' },
      { text: 'A county shall not opt out, said the county.', bates: 'ICE-0003' },
    ],
  });
});
afterAll(() => app.close());

const toQuery = (given: Record<string, string>) => new URLSearchParams(given).toString();
const download = (ending: string, given: Record<string, string>) =>
  app.as('reader').get(`${matter}/search/results.${ending}?${toQuery(given)}`);

async function search(q: string): Promise<SearchResult> {
  const answer = await app.as('reader').get(`${matter}/search?${toQuery({ q })}`);
  return (await answer.json()) as SearchResult;
}

async function tagAll(
  q: string,
  pages: number,
  { by = 'reviewer', answer: said = 'yes', scope = {} } = {},
): Promise<{ status: number; answer: { changedPageIds: string[]; message: string } }> {
  const [tag] = (await (await app.as(by).get(`${matter}/tags`)).json()) as { tagId: string }[];
  const target = { kind: 'search', q, scope };
  const body = { tagId: tag?.tagId, answer: said, target, pages };
  const answer = await app.as(by).send('post', `${matter}/decisions`, body);
  return { status: answer.status, answer: (await answer.json()) as never };
}

describe('a tag on all pages of a search', () => {
  beforeAll(async () => {
    await app.as('attorney').send('post', `${matter}/tags`, { name: 'county', color: 'red' });
  });

  it('is one decision, which can be undone with the pages that changed', async () => {
    const { status, answer } = await tagAll('county AND opt-out', 2);
    expect(status).toBe(200);
    const { hits } = await search('tag:county');
    expect(hits.map(({ pageId }) => pageId)).toEqual(answer.changedPageIds);
    expect((await tagAll('county', 2)).answer.changedPageIds).toEqual([]);
    expect((await tagAll('county', 2, { answer: 'take-off' })).answer.changedPageIds).toHaveLength(2);
    expect((await search('tag:county')).pages).toBe(0);
  });

  it('is refused if another number of pages matches now, for an invalid query, and for read-only users', async () => {
    const { status, answer } = await tagAll('county', 3);
    expect(status).toBe(409);
    expect(answer.message).toContain('2 pages match now, not 3');
    expect((await tagAll('county AND', 2)).status).toBe(400);
    expect((await tagAll('county', 2, { by: 'reader' })).status).toBe(403);
    expect((await search('tag:county')).pages).toBe(0);
  });
});

describe('a list of results', () => {
  it('states what was asked and found, and for each page its number, file and document', async () => {
    const csv = await (await download('csv', { q: 'county', snippets: 'yes' })).text();
    const [header, first] = csv.split('\r\n');
    expect(header).toBe('Bates,Document,Kind,Date,File,Page,Hits,Text');
    expect(first).toMatch(/^ICE-0001,.*,'=letters\.pdf,1,1,The county may opt out\.$/u);
    for (const said of [
      'NDLON v. ICE: pages found by a search',
      'Query: county',
      'Understood as: “county”',
      'Searched: all pages of the matter',
      'Found: 2 pages in',
      '3 hits; corpus version',
      'by reader; uncover',
    ]) {
      expect(csv).toContain(said);
    }
    expect(csv).not.toContain('work product');
    expect(await (await download('csv', { q: 'county' })).text()).not.toContain('may opt out');
  });

  it('is also an Excel and a PDF file on US Letter', async () => {
    const xlsx = await download('xlsx', { q: 'county' });
    expect(xlsx.headers.get('content-disposition')).toContain('county-pages.xlsx');
    expect(await readPrintSetup(Buffer.from(await xlsx.arrayBuffer()))).toEqual({
      paper: '1',
      sheetsAcross: 1,
      filter: 'A1:G3',
      repeated: '$1:$1',
    });
    const pdf = new Uint8Array(await (await download('pdf', { q: 'county' })).arrayBuffer());
    expect((await PDFDocument.load(pdf)).getPage(0).getSize()).toEqual({ width: 792, height: 612 });
    expect((await readPageText(pdf, 0)).replace(/\s+/gu, ' ')).toContain('ICE-0003');
  });

  it('has only the pages that were selected, and says of how many', async () => {
    const { hits } = await search('county');
    const [, second] = hits;
    const answer = await download('csv', { q: 'county', selected: second?.pageId ?? '' });
    expect(answer.headers.get('content-disposition')).toContain('county-selected-pages.csv');
    const csv = await answer.text();
    expect(csv.split('\r\n')[1]).toMatch(/^ICE-0003,/u);
    expect(csv).not.toContain('ICE-0001');
    expect(csv).toContain('Found: 2 pages in');
    expect(csv).toContain('Listed: a selection of 1 of these 2 pages');
  });

  it('is refused where a selected page no longer matches', async () => {
    const { hits } = await search('nothing');
    const answer = await download('xlsx', { q: 'county', selected: hits[0]?.pageId ?? '' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      message: '1 selected page no longer matches. Refresh the results and select again.',
    });
    expect((await download('csv', { q: 'county', selected: 'not an id!' })).status).toBe(400);
  });

  it("is marked as work product if the query or a filter names people's decisions", async () => {
    await tagAll('county', 2);
    for (const given of [{ q: 'tag:county' }, { q: 'county', narrow: 'reviewed:yes' }]) {
      expect(await (await download('csv', given)).text()).toContain('Attorney work product');
    }
  });

  it('is refused for a query with an error, with its position', async () => {
    const answer = await download('pdf', { q: 'county AND' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'query-syntax' });
  });
});
