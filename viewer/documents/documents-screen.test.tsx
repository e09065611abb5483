// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoundaryDecision, DocumentSummary } from '#contract/documents/document.ts';
import type { Role } from '#contract/people/user.ts';
import { buildDocument } from '../testing/build-document.ts';
import { buildPage } from '../testing/build-page.ts';
import { renderDocumentsAt } from '../testing/render-at.tsx';
import {
  expectAccessible,
  problem,
  type RecordedRequest,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { Notifications } from '../ui/parts.ts';

/** Pages of one production, 1 to 9; documents start at `starts`. Decisions are stored as on the server. */
class Matter {
  readonly starts: Set<number>;
  readonly decided = new Map<number, BoundaryDecision['decision']>();
  readonly asRead: Set<number>;

  constructor(...starts: number[]) {
    this.starts = new Set(starts);
    this.asRead = new Set(starts);
  }

  list(): DocumentSummary[] {
    const starts = [...this.starts].sort((a, b) => a - b);
    return starts.map((start, index) => {
      const end = (starts[index + 1] ?? 10) - 1;
      const confirmed = this.decided.get(start) === 'split';
      return buildDocument(start, {
        pages: end - start + 1,
        endBates: `ICE-000000${end}`,
        boundary: {
          starts: true,
          source: confirmed ? 'confirmed' : 'read',
          score: start % 2 === 0 ? 55 : 95,
          cues: [{ words: 'a letterhead with a date', weight: 1 }],
          decidedBy: confirmed ? 'Rae' : null,
          decidedAt: null,
        },
      });
    });
  }

  answer(query: URLSearchParams) {
    const all = this.list();
    const unsure = all.filter(({ boundary }) => boundary.source === 'read' && boundary.score === 55);
    const listed = query.get('unsure') === 'yes' ? unsure : all;
    const offset = Number(query.get('offset') ?? 0);
    return { total: listed.length, unsure: unsure.length, offset, documents: listed.slice(offset) };
  }

  pagesOf(query: URLSearchParams) {
    const around = query.get('around');
    if (around)
      return { total: 9, offset: 0, pages: Array.from({ length: 9 }, (_, at) => buildPage(at + 1)) };
    const document = this.list().find(({ documentId }) => documentId === query.get('document'));
    const first = document?.pageNumber ?? 1;
    const pages = Array.from({ length: document?.pages ?? 0 }, (_, at) =>
      buildPage(first + at, { documentId: document?.documentId ?? '' }),
    );
    return { total: pages.length, offset: 0, pages };
  }

  decide(pageId: string, decision: BoundaryDecision['decision']) {
    const page = Number(pageId.slice(5));
    const before = this.decided.get(page) ?? null;
    this.decided.set(page, decision);
    const starts = decision === null ? this.asRead.has(page) : decision === 'split';
    if (starts) this.starts.add(page);
    else this.starts.delete(page);
    const holder = [...this.starts].filter((start) => start <= page).sort((a, b) => b - a);
    const ids = starts ? [holder[1], holder[0]] : [holder[0]];
    return {
      pageId,
      before,
      boundary: buildDocument(page).boundary,
      documentIds: ids.flatMap((id) => (id === undefined ? [] : [`page-${id}`])),
    };
  }
}

const post = 'POST /api/matters/ndlon/boundaries';

async function open(matter: Matter, path = '/m/ndlon/documents', role: Role = 'reviewer', answers = {}) {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'rae', displayName: 'Rae', role },
    'GET /api/matters/ndlon/productions': [],
    'GET /api/matters/ndlon/documents': (query: URLSearchParams) => matter.answer(query),
    'GET /api/matters/ndlon/pages': (query: URLSearchParams) => matter.pagesOf(query),
    [post]: () => {
      const { pageId, decision } = decisions(requests).at(-1) as BoundaryDecision;
      return matter.decide(pageId, decision);
    },
    ...answers,
  });
  const rendered = await renderDocumentsAt(path, <Notifications />);
  await screen.findByRole('region', { name: 'Selected document' });
  return { requests, ...rendered };
}

const decisions = (requests: RecordedRequest[]) =>
  requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
const selectedDocument = () => within(screen.getByRole('region', { name: 'Selected document' }));
const titles = () =>
  within(screen.getByRole('region', { name: 'Documents' }))
    .getAllByRole('button', { hidden: true })
    .map((row) => /Memorandum \d/.exec(row.textContent ?? '')?.[0]);
/** Presses a key and waits for what it triggers. */
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await act(async () => undefined);
};
const waitForTitles = (...numbers: number[]) =>
  waitFor(() => expect(titles()).toEqual(numbers.map((number) => `Memorandum ${number}`)));
const waitForSelected = (title: string) =>
  waitFor(() => selectedDocument().getByRole('heading', { name: title }));
const waitForPages = (count: number) =>
  waitFor(() => expect(selectedDocument().getAllByRole('button', { name: /^Page \d/ })).toHaveLength(count));

describe('the documents of a matter', () => {
  useBrowser();
  beforeEach(() => {
    // The list draws only what fits, and jsdom has no layout.
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  });

  it("are shown by their first pages, with the selected document's pages and the reasons for its start", async () => {
    const { container } = await open(new Matter(1, 4, 6));
    await waitForTitles(1, 4, 6);
    expect(screen.getByText('First release')).toBeTruthy();
    expect(screen.getByText('3 documents')).toBeTruthy();
    const [first] = screen.getAllByRole('button', { current: true });
    // A thumbnail that cannot be drawn shows a message first.
    expect(first?.textContent?.replace('No picture', '')).toBe(
      'Memorandum 1Memorandum, Aug 14, 2009ICE-0000001-00000033 pages95%',
    );
    expect(selectedDocument().getByText('Document 1 of 3, page 1 of 3 pages')).toBeTruthy();
    expect(
      selectedDocument().getByText('Based on the pages: 95% certain that a document starts here.'),
    ).toBeTruthy();
    expect(selectedDocument().getByText('a letterhead with a date')).toBeTruthy();
    await waitForPages(3);
    await expectAccessible(container);
  });

  it('are selected by keys: documents up and down, pages left and right', async () => {
    await open(new Matter(1, 4, 6));
    await press('jj');
    await waitForSelected('Memorandum 6');
    await press('k');
    await waitForSelected('Memorandum 4');
    await press('l');
    expect(selectedDocument().getByText('Document 2 of 3, page 2 of 2 pages')).toBeTruthy();
    await press('{ArrowRight}');
    expect(selectedDocument().getByText('Document 2 of 3, page 2 of 2 pages')).toBeTruthy();
  });

  it('are split at the selected page, and the split can be undone', async () => {
    const { requests } = await open(new Matter(1, 4));
    await waitForPages(3);
    await press('l');
    await press('s');
    await waitForTitles(1, 2, 4);
    await waitForSelected('Memorandum 2');
    expect(await screen.findByText(/^A new document starts at/)).toBeTruthy();
    await press('u');
    await waitForTitles(1, 4);
    expect(decisions(requests)).toEqual([
      { pageId: 'page-2', decision: 'split' },
      { pageId: 'page-2', decision: null },
    ]);
  });

  it('are merged with the previous document, and the page stays selected', async () => {
    await open(new Matter(1, 4, 6));
    await press('j');
    await waitForSelected('Memorandum 4');
    await press('{Shift>}J{/Shift}');
    await waitForTitles(1, 6);
    await waitForSelected('Memorandum 1');
    expect(selectedDocument().getByText('Document 1 of 2, page 4 of 5 pages')).toBeTruthy();
  });

  it('are confirmed one after the other, until none is uncertain', async () => {
    const { requests } = await open(new Matter(1, 2, 4, 5), '/m/ndlon/documents?unsure=yes');
    await waitForTitles(2, 4);
    expect(screen.getByText('Uncertain: 2')).toBeTruthy();
    await press('c');
    await waitForTitles(4);
    await waitForSelected('Memorandum 4');
    await press('c');
    await screen.findByText('No uncertain documents');
    expect(decisions(requests)).toEqual([
      { pageId: 'page-2', decision: 'split' },
      { pageId: 'page-4', decision: 'split' },
    ]);
  });

  it('are changed in the order of the keys, however fast these are pressed', async () => {
    const { requests } = await open(new Matter(1, 3, 5, 7));
    await press('j');
    await press('c');
    await press('c');
    await press('u');
    await waitFor(() =>
      expect(decisions(requests)).toEqual([
        { pageId: 'page-3', decision: 'split' },
        { pageId: 'page-5', decision: 'split' },
        { pageId: 'page-5', decision: null },
      ]),
    );
  });

  it('cannot be split again at a first page, and a message explains that', async () => {
    const { requests } = await open(new Matter(1, 4));
    await waitForPages(3);
    await press('s');
    await screen.findByText(/already starts on this page/);
    expect(decisions(requests)).toEqual([]);
  });

  it('cannot be merged or confirmed at the start of a production', async () => {
    const { requests } = await open(new Matter(1, 4));
    await waitFor(() => expect(selectedDocument().getByText('No previous page')).toBeTruthy());
    expect(selectedDocument().getByRole('button', { name: /^Merge/ })).toHaveProperty('disabled', true);
    await press('{Shift>}J{/Shift}');
    await screen.findByText(/There is no previous document/);
    await press('c');
    await waitForSelected('Memorandum 4');
    expect(decisions(requests)).toEqual([]);
  });

  it('stay as they were if the server refuses, and the reason is shown', async () => {
    const refused = problem(409, { code: 'conflict', message: 'Somebody else was faster.' });
    await open(new Matter(1, 4), '/m/ndlon/documents', 'reviewer', { [post]: refused });
    await press('j');
    await press('{Shift>}J{/Shift}');
    await screen.findByText('Somebody else was faster.');
    await waitForTitles(1, 4);
  });

  it('can be viewed by a read-only user, who is offered no change', async () => {
    const { requests } = await open(new Matter(1, 4), '/m/ndlon/documents', 'read-only');
    expect(selectedDocument().queryByRole('button', { name: /Confirm|Merge|Split|Undo/ })).toBeNull();
    await press('c');
    await press('{Shift>}J{/Shift}');
    expect(screen.getAllByText(/Your role on this matter is read-only/).length).toBeGreaterThan(0);
    expect(decisions(requests)).toEqual([]);
  });

  it('open in the reader at the selected page', async () => {
    const { address } = await open(new Matter(1, 4));
    await waitForPages(3);
    await press('l');
    await press('{Enter}');
    await waitFor(() => expect(address()).toMatch(/\/p\/ICEFOIA10-2674\.0000002\?document=page-1$/));
  });

  it('keep the selected document in the address', async () => {
    const { address } = await open(new Matter(1, 4, 6));
    await press('jj');
    await waitFor(() => expect(address()).toBe('/m/ndlon/documents?at=page-6'));
  });
});

describe('the timeline of documents', () => {
  useBrowser();

  it('opens the documents of a year or a month, and counts those without a date', async () => {
    scriptFetch({
      'GET /api/session': { userName: 'rae', displayName: 'Rae', role: 'reviewer' },
      'GET /api/matters/ndlon/productions': [],
      'GET /api/matters/ndlon/timeline': {
        dates: [
          { date: '2009-05-04', documents: 3, pages: 9 },
          { date: '2010', documents: 1, pages: 2 },
        ],
        undated: { documents: 7, pages: 20 },
      },
    });
    const { container } = await renderDocumentsAt('/m/ndlon/documents?show=time');
    const rows = (await screen.findAllByRole('row')).map((row) => row.textContent);
    expect(rows).toEqual(['DateDocumentsPages', '200939', 'May 200939', '2010 1 with the year only12']);
    const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(hrefOf('May 2009')).toBe('/m/ndlon/documents?date=2009-05');
    expect(hrefOf('No date: 7 documents')).toBe('/m/ndlon/documents?date=none');
    await expectAccessible(container);
  });
});
