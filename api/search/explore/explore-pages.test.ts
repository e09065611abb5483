import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageHit, PageWindow } from '#contract/pages/page.ts';
import { SearchHit, SearchResult } from '#contract/search/search.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [
      { text: 'localities may opt out of secure communities' },
      { text: 'out of the office; they opt for lunch' },
      { text: 'Secnre Comrnunities is mandatory' },
      { text: 'the detainer request of the county sheriff' },
      { text: 'a detainer is a request, said the sheriff of another county' },
    ],
  });
});
afterAll(() => app.close());

const ask = async (path: string) => {
  const answer = await app.as('reader').get(`/api/matters/ndlon/${path}`);
  expect(answer.status).toBe(200);
  return answer.json();
};
const explore = async (q: string, more = ''): Promise<SearchResult> =>
  SearchResult.parse(await ask(`search?mode=explore&q=${encodeURIComponent(q)}${more}`));
const pagesOf = ({ hits }: SearchResult) => hits.map(({ pageNumber }) => pageNumber);

describe('exploring as people type', () => {
  it('finds words that are still being typed, and marks them in their own forms', async () => {
    const { hits, ...result } = await explore('communit');
    expect(hits.map(({ pageNumber }) => pageNumber)).toEqual([1]);
    const [hit] = hits;
    const [mark] = hit?.snippetMarks ?? [];
    expect(hit?.snippet.slice(mark?.[0], mark?.[1])).toBe('communities');
    expect(result).toMatchObject({ mode: 'explore', engine: 'sqlite', pages: 1, isAtLeast: false });
    expect(result.canonical).toBe('communit*');
  });

  it('marks what was misread, and shows the nearest Exact search', async () => {
    const result = await explore('secure communities ');
    expect(pagesOf(result)).toEqual([1, 3]);
    expect(result.hits[1]?.markedWords.length).toBeGreaterThan(0);
    expect(result.canonical).toBe('secure~ AND communities~');
    expect(result.groups).toEqual(['secure', 'communities']);
  });

  it('drops words that no page has together from the end, and says so', async () => {
    const result = await explore('sheriff detainer volcano');
    expect(pagesOf(result).sort()).toEqual([4, 5]);
    expect(result.notice).toBe(
      'No page has all of: sheriff detainer volcano. Pages with sheriff detainer are shown.',
    );
  });

  it('counts facets of what was found, and narrows by them', async () => {
    const result = await explore('sheriff', '&facets=yes&narrow=reviewed:no');
    expect(result.facets.find(({ facet }) => facet === 'reviewed')?.values).toEqual([
      { value: 'no', label: 'not reviewed', pages: 2 },
    ]);
    expect((await explore('sheriff', '&narrow=reviewed:yes')).pages).toBe(0);
  });

  it('groups by document, and sorts as asked', async () => {
    expect(pagesOf(await explore('opt out', '&group=document'))).toEqual([1]);
    expect(pagesOf(await explore('request detainer', '&order=page'))).toEqual([4, 5]);
  });

  it('gives the reader the same pages in the same order, and where the words are', async () => {
    const shown = (await explore('opt out')).hits.map(({ pageId }) => pageId);
    const window = PageWindow.parse(await ask(`pages?mode=explore&q=opt%20out&around=${shown[1]}&limit=2`));
    expect(window.pages.map(({ pageId }) => pageId)).toEqual(shown);
    const hits = PageHit.array().parse(await ask(`pages/${shown[0]}/hits?mode=explore&q=opt%20out`));
    expect(hits.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['opt', 'out']);
  });

  it('returns nothing for a query without words, and says what to do', async () => {
    for (const q of ['"', '--', ' ', '-opt', '(((']) {
      expect(await explore(q)).toMatchObject({ pages: 0, canonical: '' });
    }
    expect((await explore('-opt')).notice).toBe('Type a word to look for.');
  });

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['five thousand words', 'opt '.repeat(2_500)],
    ['a word of many hyphens', 'a-'.repeat(5_000)],
    ['what means something to SQL', `'; drop table page; --`],
    ['what means something to FTS5', 'NEAR(opt, 5) ^opt terms:opt {opt} OR'],
    ['exemption codes', '(b)(5) (b)(7)(C)'],
    ['emoji and right-to-left', '😀 \u202eאבג opt \u{10330}'],
  ])('answers %s', async (_, q) => {
    expect((await explore(q)).pages).toBeLessThanOrEqual(5);
  });
});

it('similar pages are those with its most telling words, without itself', async () => {
  const [page] = (await explore('another county')).hits;
  const like = SearchHit.array().parse(await ask(`pages/${page?.pageId}/like`));
  expect(like.map(({ pageNumber }) => pageNumber)).toEqual([4]);
  expect(like[0]?.snippetMarks.length).toBeGreaterThan(0);
});
