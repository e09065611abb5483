// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchResult, SearchState } from '#contract/search/search.ts';
import { buildTag } from '../testing/build-page.ts';
import { buildHit, buildResult } from '../testing/build-search.ts';
import { renderSearchAt } from '../testing/render-at.tsx';
import {
  expectAccessible,
  problem,
  type RecordedRequest,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';

const facets: SearchResult['facets'] = [
  { facet: 'tag', values: [{ value: 't-1', label: 'opt-out policy', pages: 1 }], more: 0 },
  {
    facet: 'source',
    values: [
      { value: 'ocr', label: 'OCR', pages: 12 },
      { value: 'layer', label: 'text layer', pages: 3 },
    ],
    more: 0,
  },
  {
    facet: 'month',
    values: [
      { value: '2009-05', label: '2009-05', pages: 4 },
      { value: '2009-06', label: '2009-06', pages: 1 },
      { value: 'none', label: 'no date', pages: 7 },
    ],
    more: 0,
  },
  { facet: 'production', values: [{ value: 'p-1', label: 'First release', pages: 2 }], more: 0 },
  { facet: 'custodian', values: [], more: 0 },
];

/** Answers searches with `result`, and the other requests of the screen. */
function answerSearches(
  given: Partial<SearchResult> | ((query: URLSearchParams) => unknown),
  state: SearchState = { explore: 'sqlite', server: null },
): RecordedRequest[] {
  const answer = (query: URLSearchParams) =>
    typeof given === 'function'
      ? given(query)
      : buildResult({ ...given, ...(query.get('facets') === 'yes' ? { facets } : {}) });
  return scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role: 'reviewer' },
    'GET /api/matters/ndlon/search': answer,
    'GET /api/matters/ndlon/search/state': state,
    'GET /api/matters/ndlon/tags': [buildTag({ tagId: 't-1' })],
    'GET /api/matters/ndlon/productions': [],
    'POST /api/matters/ndlon/decisions': {
      ...{ eventId: 7, changedPageIds: ['page-4'], carryingPageIds: ['page-4'] },
    },
    'POST /api/matters/ndlon/decisions/7/undo': {
      ...{ eventId: 8, changedPageIds: ['page-4'], carryingPageIds: [] },
    },
  });
}

const searches = (requests: RecordedRequest[]) =>
  requests.filter(({ url }) => url.includes('/search?')).map(({ url }) => url);

const decisions = (requests: RecordedRequest[]) =>
  requests.filter(({ url }) => url.includes('/decisions')).map(({ body }) => body);

describe('the search screen', () => {
  useBrowser();
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem('search-pictures', 'false');
    // The list draws only what fits, and jsdom has no layout.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
  });

  it('shows the number of pages, how the query was understood, and each match with its color and number', async () => {
    const hits = [
      buildHit(1, {
        snippet: 'A county may opt out.',
        snippetMarks: [
          [2, 8, 1],
          [13, 20, 0],
        ],
      }),
    ];
    answerSearches({ hits, pages: 1, groups: ['opt-out', 'county'], echo: '“opt-out” AND “county”' });
    const { container } = await renderSearchAt('/m/ndlon/search?q=opt-out+county');
    await screen.findByRole('heading', { name: '1 page in 1 document' });
    expect(screen.getByText(/“opt-out” AND “county”/)).toBeTruthy();
    const legend = within(screen.getByRole('list', { name: 'Colors of hits' }));
    expect(legend.getByText('county').dataset).toMatchObject({ number: '2', color: '2' });
    const results = within(screen.getByRole('region', { name: 'Results' }));
    expect(results.getByText('county').dataset.number).toBe('2');
    expect(results.getByText('opt out').dataset.number).toBe('1');
    await expectAccessible(container);
  });

  it('adds a filter by check box, keeps it in the address as a chip, and removes it again', async () => {
    const requests = answerSearches({ pages: 15 });
    const { address, container } = await renderSearchAt('/m/ndlon/search?q=opt-out');
    await userEvent.click(await screen.findByRole('checkbox', { name: /read by OCR/ }));
    await waitFor(() => expect(address()).toContain('narrow=source%3Aocr'));
    await userEvent.click(await screen.findByRole('checkbox', { name: /text layer/ }));
    await waitFor(() =>
      expect(searches(requests).at(-1)).toContain('narrow=source%3Aocr&narrow=source%3Alayer'),
    );
    await expectAccessible(container);
    const chips = within(screen.getByRole('region', { name: 'Active filters' }));
    await userEvent.click(chips.getByRole('button', { name: 'Remove filter Text: read by OCR' }));
    await waitFor(() => expect(address()).toMatch(/\?q=opt-out&narrow=source%3Alayer$/));
    await userEvent.click(chips.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(address()).toBe('/m/ndlon/search?q=opt-out'));
  });

  it('filters by all months of a year, or by one of them, by keyboard', async () => {
    answerSearches({ pages: 12 });
    const { address } = await renderSearchAt('/m/ndlon/search?q=opt-out');
    (await screen.findByRole('checkbox', { name: /^2009/ })).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(address()).toContain('narrow=month%3A2009-05&narrow=month%3A2009-06'));
    await userEvent.click(screen.getByRole('button', { name: 'Months of 2009' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /June 2009/ }));
    await waitFor(() => expect(address()).toMatch(/narrow=month%3A2009-05$/));
    const year = screen.getByRole<HTMLInputElement>('checkbox', { name: /^2009/ });
    expect(year.indeterminate).toBe(true);
  });

  it('finds values of a facet that are not all shown, by typing letters', async () => {
    const placesOf = (values: string | null): SearchResult['facets'] =>
      values === null
        ? [{ facet: 'place', values: [{ value: 'Texas', label: 'Texas', pages: 9 }], more: 70 }]
        : [{ facet: 'place', values: [{ value: 'Illinois', label: 'Illinois', pages: 1 }], more: 0 }];
    const requests = answerSearches((query) =>
      buildResult({ pages: 20, facets: query.get('facets') === 'yes' ? placesOf(query.get('values')) : [] }),
    );
    await renderSearchAt('/m/ndlon/search?q=opt');
    await screen.findByRole('checkbox', { name: /Texas/ });
    await userEvent.type(screen.getByRole('textbox', { name: 'Find in Place' }), 'illi');
    await userEvent.click(await screen.findByRole('checkbox', { name: /Illinois/ }));
    await waitFor(() =>
      expect(searches(requests).some((url) => url.includes('narrow=place%3AIllinois'))).toBe(true),
    );
  });

  it('hides facets that are empty or offer no choice', async () => {
    answerSearches({ pages: 2 });
    await renderSearchAt('/m/ndlon/search?q=opt-out');
    const name = 'Filter results';
    const panel = within(await screen.findByRole('region', { name, busy: false }));
    await panel.findByText('Tag');
    expect(panel.queryByText('Custodian')).toBeNull();
    expect(panel.queryByText('Production')).toBeNull();
  });

  it('shows a note if the results have nothing to filter by', async () => {
    const one: SearchResult['facets'] = [
      { facet: 'source', values: [{ value: 'ocr', label: 'OCR', pages: 2 }], more: 0 },
    ];
    answerSearches(() => buildResult({ pages: 2, facets: one }));
    await renderSearchAt('/m/ndlon/search?q=opt-out');
    await screen.findByText(/^No filters apply/);
  });

  it('shows up to how many pages hits are counted, where there are more', async () => {
    answerSearches({ pages: 1_001, documents: 1_001, places: null });
    await renderSearchAt('/m/ndlon/search?q=opt-out');
    await screen.findByRole('heading', {
      name: '1,001 pages in 1,001 documents; hits are counted for up to 1,000 pages',
    });
  });

  it('requests the counts separately, so that the results do not wait for them', async () => {
    const requests = answerSearches({});
    await renderSearchAt('/m/ndlon/search?q=opt-out');
    await screen.findByRole('heading', { name: '2 pages in 1 document' });
    const withFacets = searches(requests).filter((url) => url.includes('facets=yes'));
    expect(withFacets).toHaveLength(1);
    expect(withFacets[0]).toContain('limit=0');
  });

  it('offers both interpretations of a refused query, and runs the chosen one', async () => {
    answerSearches((query) =>
      query.get('q') === 'a AND b OR c'
        ? problem(400, {
            code: 'query-syntax',
            message: 'AND and OR stand side by side here.',
            position: 8,
            interpretations: ['(a AND b) OR c', 'a AND (b OR c)'],
          })
        : buildResult(),
    );
    const { address, container } = await renderSearchAt('/m/ndlon/search?q=a+AND+b+OR+c&order=date');
    await screen.findByRole('heading', { name: 'This query can be interpreted in two ways' });
    expect(screen.getByText('at character 9')).toBeTruthy();
    expect(container.querySelector('b')?.textContent).toBe('O');
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('link', { name: 'a AND (b OR c)' }));
    await screen.findByRole('heading', { name: '2 pages in 1 document' });
    expect(new URLSearchParams(address().split('?')[1]).get('q')).toBe('a AND (b OR c)');
    expect(address()).toContain('order=date');
  });

  it("shows that Explore's counts are approximate, and gets exact ones by one click", async () => {
    answerSearches((query) =>
      query.get('mode') === 'explore'
        ? buildResult({
            mode: 'explore',
            pages: 1000,
            isAtLeast: true,
            isPartial: true,
            notice: 'The search server does not answer: the index in the database stands in.',
            canonical: 'voluntar*',
            corpusVersion: 7,
          })
        : buildResult({ pages: 1234, documents: 80 }),
    );
    const { address } = await renderSearchAt('/m/ndlon/search?q=voluntar&mode=explore');
    await screen.findByRole('heading', { name: /1,000\+ pages in 1\+ documents/ });
    expect(screen.getByText('partial')).toBeTruthy();
    expect(screen.getByText(/the index in the database stands in/)).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Get exact count' }));
    await screen.findByRole('heading', { name: /^1,234 pages in 80 documents;/ });
    expect(address()).toBe('/m/ndlon/search?q=voluntar*');
  });

  it.each([
    [null, 'in use', 'Explore uses Meilisearch. Its index is up to date.'],
    [{ behind: 3 }, 'behind', 'Explore uses Meilisearch. Its index is 3 pages behind.'],
    [
      { isFilling: true, behind: 1200 },
      'being filled',
      'Meilisearch is indexing this matter, with 1,200 pages left. Explore uses the built-in index until then.',
    ],
    [
      { failure: { message: 'The search server does not answer.', at: '2026-01-02T03:04:05.000Z' } },
      'not there',
      /^Meilisearch has been unavailable since .*: The search server does not answer\. Explore uses the built-in index\.$/,
    ],
  ])('shows the state of the search server: %j, %s', async (server, _, expected) => {
    const state = { isFilling: false, behind: 0, failure: null, ...server };
    answerSearches(
      { mode: 'explore', documents: null, hardToRead: null },
      { explore: 'meilisearch', server: state },
    );
    await renderSearchAt('/m/ndlon/search?q=voluntar&mode=explore');
    const shown = await screen.findByRole('status', { name: 'Search server' });
    expect(within(shown).getByText(expected)).toBeTruthy();
    // An unknown number of documents is not shown at all.
    expect(screen.getByRole('heading', { name: '2 pages' })).toBeTruthy();
  });

  it('shows nothing about a search server if there is none', async () => {
    answerSearches({ mode: 'explore' });
    await renderSearchAt('/m/ndlon/search?q=voluntar&mode=explore');
    await screen.findByRole('heading', { name: '2 pages in 1 document' });
    expect(screen.queryByRole('status', { name: 'Search server' })).toBeNull();
  });

  it('keeps the results on screen while others are loading, and marks them as outdated', async () => {
    let answerLater = (_: SearchResult) => {};
    answerSearches(async (query: URLSearchParams) => {
      if (!query.has('narrow') || query.get('facets') === 'yes') return buildResult({ facets });
      return new Promise<SearchResult>((resolve) => {
        answerLater = resolve;
      });
    });
    const { container } = await renderSearchAt('/m/ndlon/search?q=opt-out');
    await userEvent.click(await screen.findByRole('checkbox', { name: /read by OCR/ }));
    await waitFor(() => expect(container.querySelector('[data-behind="true"]')).not.toBeNull());
    expect(screen.getByRole('heading', { name: '2 pages in 1 document' })).toBeTruthy();
    await act(async () => answerLater(buildResult({ hits: [buildHit(2)] })));
    await screen.findByRole('heading', { name: '1 page in 1 document' });
    expect(container.querySelector('[data-behind="true"]')).toBeNull();
  });

  it('shows the first page of each document, and a link to all of its matching pages', async () => {
    answerSearches({ hits: [buildHit(4, { inDocument: 3 })], pages: 3, documents: 1 });
    await renderSearchAt('/m/ndlon/search?q=opt-out&group=document');
    const more = await screen.findByRole('link', { name: '3 matching pages in this document' });
    expect(more.getAttribute('href')).toContain('document=document-1');
    expect(more.getAttribute('href')).toContain('group=document');
    expect(screen.getByRole('button', { name: 'By document', pressed: true })).toBeTruthy();
  });

  it('shows that nothing matches, and that filters are active', async () => {
    answerSearches({ hits: [], pages: 0, documents: 0 });
    await renderSearchAt('/m/ndlon/search?q=zebra&narrow=source:ocr');
    await screen.findByRole('heading', { name: 'No matching pages' });
    expect(screen.getByRole('link', { name: 'Search the whole matter' }).getAttribute('href')).toBe(
      '/m/ndlon/search?q=zebra',
    );
  });

  it('selects results by check box, by key and as a range, and tags those, or all of them after showing the count', async () => {
    const hits = [1, 2, 3, 4].map((index) => buildHit(index));
    const requests = answerSearches((query) =>
      buildResult({ hits, pages: query.get('q')?.includes('AND tag:') ? 1 : 4, documents: 2 }),
    );
    const { container } = await renderSearchAt('/m/ndlon/search?q=opt-out');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select ICE FOIA 10-2674.0000002' }));
    expect(await screen.findByRole('button', { name: 'Tag 1 selected page…' })).toBeTruthy();
    const withShift = userEvent.setup();
    await withShift.keyboard('{Shift>}');
    await withShift.click(screen.getByRole('checkbox', { name: 'Select ICE FOIA 10-2674.0000004' }));
    await withShift.keyboard('{/Shift}');
    await screen.findByRole('button', { name: 'Tag 3 selected pages…' });
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Export 3 selected pages' }));
    const file = await screen.findByRole('link', { name: 'Excel' });
    expect(file.getAttribute('href')).toContain('results.xlsx?q=opt-out&selected=page-2+page-3+page-4');
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('x');
    await userEvent.click(await screen.findByRole('button', { name: 'Tag 2 selected pages…' }));
    await screen.findByText('2 pages will be tagged opt-out policy.');
    await userEvent.click(screen.getByRole('button', { name: 'Apply tag' }));
    await waitFor(() => expect(decisions(requests)).toHaveLength(1));
    expect(decisions(requests)[0]).toMatchObject({
      target: { kind: 'pages', pageIds: ['page-2', 'page-3'] },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Tag all 4 pages…' }));
    await screen.findByText('3 pages will be tagged opt-out policy. 1 page has this tag already.');
    await userEvent.click(screen.getByRole('button', { name: 'Apply tag' }));
    await waitFor(() => expect(decisions(requests)).toHaveLength(2));
    expect(decisions(requests)[1]).toMatchObject({
      answer: 'yes',
      target: { kind: 'search', q: 'opt-out' },
      pages: 4,
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('u');
    await waitFor(() =>
      expect(requests.at(-1)).toMatchObject({ url: '/api/matters/ndlon/decisions/7/undo', method: 'POST' }),
    );
  });

  it('exports the results of exactly this search, but not those of Explore', async () => {
    answerSearches({ pages: 3000 });
    await renderSearchAt('/m/ndlon/search?q=opt-out&narrow=source:ocr');
    await userEvent.click(await screen.findByRole('button', { name: 'Export list' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /Include the text/ }));
    const csv = screen.getByRole('link', { name: 'CSV' });
    expect(csv.getAttribute('href')).toBe(
      '/api/matters/ndlon/search/results.csv?q=opt-out&narrow=source%3Aocr&snippets=yes',
    );
    expect(screen.getByText('PDF: 2,000 pages at most')).toBeTruthy();
  });
});
