// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Production } from '#contract/intake/production.ts';
import type { MatterHome } from '#contract/people/matter-home.ts';
import type { Role } from '#contract/people/user.ts';
import type { Mention } from '#contract/review/reply.ts';
import { buildPage, buildTag } from '../testing/build-page.ts';
import { buildFile, buildProduction } from '../testing/build-production.ts';
import { buildResult } from '../testing/build-search.ts';
import { renderHomeAt } from '../testing/render-at.tsx';
import { expectAccessible, scriptFetch, useBrowser } from '../testing/render-screen.tsx';

const M = 'GET /api/matters/ndlon';
const withheld = { pages: 41, pagesInFull: 10, pagesInPart: 31, unclaimed: 0 };
const nothingYet: MatterHome = { positions: [], lately: [], pace: null, news: null };
const read = buildProduction({ files: [buildFile('a.pdf', { pages: 10, pagesRead: 10 })], pagesRead: 10 });

interface Given {
  role?: Role;
  home?: Partial<MatterHome>;
  productions?: Production[];
  drift?: object[];
  mentions?: Mention[];
}

async function openHome({
  role = 'reviewer',
  home = {},
  productions = [read],
  drift = [],
  mentions = [],
}: Given = {}) {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'rae', displayName: 'Rae', role },
    'GET /api/matters': [{ slug: 'ndlon', name: 'NDLON v. ICE', productions: 1, pages: 10, sequestered: 0 }],
    [`${M}/home`]: { ...nothingYet, ...home },
    [`${M}/productions`]: productions,
    [`${M}/tags`]: [buildTag()],
    [`${M}/saved-searches`]: [],
    [`${M}/reports/bates/unaccounted`]: { unaccounted: 11 },
    [`${M}/search`]: (query: URLSearchParams) =>
      buildResult({ pages: query.get('q')?.includes('from:') ? 0 : 7 }),
    [`${M}/correspondents`]: {
      correspondents: [{ name: 'Nobody', pages: 1, mergedNames: [] }],
      total: 1,
      suggestions: [],
      dismissed: [],
    },
    [`${M}/withholdings`]: { ...withheld, total: 41, received: 63, offset: 0, withholdings: [] },
    [`${M}/exhibit-drift`]: drift,
    [`${M}/mentions`]: mentions,
    [`${M}/pages`]: (query: URLSearchParams) =>
      query.has('around')
        ? { total: 18, offset: 4, pages: [5, 6, 7, 8].map((index) => buildPage(index)) }
        : { total: 3, offset: 0, pages: [] },
  });
  await renderHomeAt('/m/ndlon/home');
  await screen.findByRole('heading', { level: 1, name: 'NDLON v. ICE' });
  return requests;
}

describe('the home of a matter', () => {
  useBrowser();

  it('links to the page where the person stopped, in the list read last and in others', async () => {
    const page = buildPage(8);
    const at = '2026-11-29T12:00:00.000Z';
    const positions = [
      { list: { q: 'opt-out' }, page, at },
      { list: { q: 'sheriff' }, page: buildPage(7), at },
    ];
    await openHome({ home: { positions } });
    expect(await screen.findByText('“opt-out”, page 8 of 18')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Continue' });
    expect(link.getAttribute('href')).toBe('/m/ndlon/p/ICEFOIA10-2674.0000008?q=opt-out');
    const other = await screen.findByRole('link', { name: '“sheriff”, page 7 of 18' });
    expect(other.getAttribute('href')).toBe('/m/ndlon/p/ICEFOIA10-2674.0000007?q=sheriff');
    await expectAccessible(document.body);
  });

  it('has the notes and replies that mention the person', async () => {
    const text = '@rae is this privileged?';
    const at = '2026-11-29T12:00:00.000Z';
    await openHome({
      mentions: [{ page: buildPage(3), passageId: 'passage-1', replyId: null, text, by: 'Ann', at }],
    });
    const part = await screen.findByRole('region', { name: 'Mentions of you' });
    expect(part.textContent).toContain(text);
    expect(part.textContent).toContain('Ann, Nov 29, 2026');
    await expectAccessible(part);
  });

  it('links to the first page for someone who has read none, with starter searches and tags', async () => {
    await openHome();
    const first = await screen.findByRole('link', { name: 'Open the first page' });
    expect(first.getAttribute('href')).toBe('/m/ndlon/pages');
    expect(await screen.findByRole('link', { name: '3 pages tagged opt-out policy' })).toBeTruthy();
    expect(await screen.findByRole('link', { name: 'opt-out AND policy' })).toBeTruthy();
    const unreviewed = screen.getByRole('link', { name: 'pages that nobody has reviewed' });
    expect(unreviewed.getAttribute('href')).toBe('/m/ndlon/pages?narrow=reviewed%3Ano');
    expect(screen.getByRole('link', { name: 'pages with a tag in conflict' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Nobody/ })).toBeNull();
    expect(screen.queryByText('Needs attention')).toBeNull();
  });

  it('shows attorneys what needs attention, and requests nothing of this for others', async () => {
    const drift = [{ tagId: 'tag-1', productionId: null, name: 'Cited', taggedSince: 2, untaggedSince: 1 }];
    await openHome({ role: 'attorney', drift });
    expect(await screen.findByRole('heading', { name: 'Needs attention' })).toBeTruthy();
    expect(await screen.findByText('41')).toBeTruthy();
    expect(screen.getByText('11')).toBeTruthy();
    const unseen = screen.getByRole('link', { name: 'pages that nobody has opened' });
    expect(unseen.getAttribute('href')).toBe('/m/ndlon/pages?set=coverage.unseen');
    expect(
      await screen.findByText(
        '2 pages tagged since and not in the list, 1 page in the list without the tag.',
      ),
    ).toBeTruthy();
    await expectAccessible(document.body);
  });

  it('shows the pace of the last session, and says nothing of what there is too little data for', async () => {
    const pace = {
      pagesPerHour: 140,
      sessionPages: 42,
      sessionEndedAt: '2026-11-30T17:00:00.000Z',
      pagesLeft: 900,
    };
    await openHome({ home: { pace: { ...pace, doneAt: '2026-12-10T17:00:00.000Z' } } });
    expect(await screen.findByText(/140 pages per hour/)).toBeTruthy();
    expect(screen.getByText(/done on Dec 10, 2026/)).toBeTruthy();
    cleanup();
    await openHome({ home: { pace: { ...pace, pagesPerHour: null, doneAt: null } } });
    expect(await screen.findByText('Your work')).toBeTruthy();
    expect(screen.queryByText(/per hour|done on/)).toBeNull();
  });

  it('shows what is new since the last visit', async () => {
    const news = { since: '2026-11-28T12:00:00.000Z', productions: 1, pages: 120, taggings: 4 };
    await openHome({ home: { news } });
    expect(await screen.findByText('120')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'production received' })).toBeTruthy();
  });

  it('shows that files are being received, even before the first one has arrived', async () => {
    await openHome({
      productions: [buildProduction({ pages: { ...read.pages, received: 0 }, pagesRead: 0 })],
    });
    expect(await screen.findByText(/files are being received/)).toBeTruthy();
    expect(screen.queryByText('No pages yet')).toBeNull();
  });

  it.each([
    ['reviewer', 1],
    ['read-only', 0],
  ] as const)('of an empty matter offers a %s %i ways to add files', async (role, ways) => {
    await openHome({ role, productions: [] });
    await screen.findByText('No pages yet');
    expect(screen.queryAllByRole('link', { name: 'Add files' })).toHaveLength(ways);
  });
});
