// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CoverageReport } from '#contract/reports/coverage.ts';
import { renderCoverageReport } from '../../testing/render-at.tsx';
import { expectAccessible, scriptFetch, useBrowser } from '../../testing/render-screen.tsx';

const counts = { received: 10, readable: 9, seen: 4, unseen: 6, decided: 3, 'second-read': 1, exported: 0 };
const person = { seen: 4, decided: 3, 'second-read': 1, exported: 0 };
const report: CoverageReport = {
  rule: { seconds: 2 },
  timeZone: 'America/New_York',
  total: counts,
  productions: [{ productionId: 'p-1', name: 'First release', counts }],
  people: [{ userName: 'rae', name: 'Rae', counts: person, pagesPerHour: 61 }],
  teamPace: {
    ...{ pagesPerHour: 61, sessionPages: 30, sessionEndedAt: null, pagesLeft: 6 },
    doneAt: '2026-12-10T17:00:00.000Z',
  },
  days: [{ day: '2026-11-30', counts: { received: 0, seen: 4, decided: 3, exported: 0 } }],
};

async function openReport(role: 'attorney' | 'reviewer') {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'rae', displayName: 'Rae', role },
    'GET /api/matters/ndlon/tags': [],
    'GET /api/matters/ndlon/coverage': report,
    'PUT /api/matters/ndlon/coverage/rule': { seconds: 4 },
  });
  await renderCoverageReport('/m/ndlon/coverage');
  await screen.findByRole('table', { name: 'All pages' });
  return requests;
}

describe('the Reading report', () => {
  useBrowser();

  it('links each number to its pages, and shows the share of those received', async () => {
    await openReport('attorney');
    const row = screen.getByRole('row', { name: /^Opened by nobody/ });
    expect(within(row).getByText('60%')).toBeTruthy();
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/m/ndlon/pages?set=coverage.unseen');
    const byPerson = within(screen.getByRole('table', { name: 'Pages by person' }));
    const seen = byPerson.getByRole('link', { name: '4 pages that somebody has seen: Rae' });
    expect(seen.getAttribute('href')).toBe('/m/ndlon/pages?set=coverage.seen.person.rae');
    expect(byPerson.getByRole('cell', { name: '61' })).toBeTruthy();
    expect(screen.getByText(/6 pages left: .* done on Dec 10, 2026/)).toBeTruthy();
    const byDay = within(screen.getByRole('table', { name: 'Pages by day' }));
    expect(byDay.getByRole('row', { name: /^Nov 30, 2026/ })).toBeTruthy();
    // The legend of the bars, beside the headings of the numbers.
    expect(byDay.getAllByText('Seen')).toHaveLength(2);
    expect(byDay.getAllByText('Decided')).toHaveLength(2);
    await expectAccessible(document.body);
  });

  it('lets an attorney change after how many seconds a page counts as seen', async () => {
    const requests = await openReport('attorney');
    fireEvent.click(screen.getByRole('button', { name: 'Change' }));
    const field = screen.getByLabelText('Seconds until a page counts as seen');
    fireEvent.change(field, { target: { value: '0' } });
    expect(screen.getByText('Enter a whole number from 1 to 60.')).toBeTruthy();
    fireEvent.change(field, { target: { value: '4' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ seconds: 4 }),
    );
  });

  it('says to a reviewer that only attorneys see other people’s numbers', async () => {
    await openReport('reviewer');
    expect(screen.getByText('Only attorneys see other people’s numbers.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
