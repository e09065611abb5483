// @vitest-environment jsdom
import { useQueryClient } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { markCountsStale } from '../../server/refresh-text.ts';
import { buildProduction } from '../../testing/build-production.ts';
import { buildResult } from '../../testing/build-search.ts';
import { renderSearchAt } from '../../testing/render-at.tsx';
import { scriptFetch, useBrowser } from '../../testing/render-screen.tsx';

/** Refreshes what the event stream refreshes when pages were added, changed or tagged. */
function Event() {
  const client = useQueryClient();
  return (
    <button type="button" onClick={() => markCountsStale(client, 'ndlon')}>
      something happened
    </button>
  );
}

describe('results on screen while pages arrive', () => {
  useBrowser();

  it('stay as they are; the number of additional matches is shown, and they appear on request', async () => {
    let now = buildResult({ pages: 2, corpusVersion: 7 });
    const requests = scriptFetch({
      'GET /api/session': { userName: 'someone', displayName: 'Someone', role: 'reviewer' },
      'GET /api/matters/ndlon/search': () => now,
      'GET /api/matters/ndlon/tags': [],
      'GET /api/matters/ndlon/productions': [],
    });
    await renderSearchAt('/m/ndlon/search?q=opt-out', <Event />);
    await screen.findByRole('heading', { name: '2 pages in 1 document' });
    const before = requests.length;
    now = buildResult({ pages: 14, corpusVersion: 9 });
    await userEvent.click(screen.getByRole('button', { name: 'something happened' }));
    await userEvent.click(screen.getByRole('button', { name: 'something happened' }));
    await screen.findByText(/12 more pages now match/, {}, { timeout: 5000 });
    expect(screen.getByRole('heading', { name: '2 pages in 1 document' })).toBeTruthy();
    // Two events cause one request: a production that is being read reports many times a second.
    expect(requests.length).toBe(before + 1);
    await userEvent.click(screen.getByRole('button', { name: 'Show current results' }));
    await screen.findByRole('heading', { name: '14 pages in 1 document' });
    await waitFor(() => expect(screen.queryByText(/more pages now match/)).toBeNull());
  });

  it('appear by themselves if there were none, and no wildcard is suggested until all pages are read', async () => {
    let now = buildResult({ pages: 0, hits: [], documents: 0, corpusVersion: 7 });
    scriptFetch({
      'GET /api/session': { userName: 'someone', displayName: 'Someone', role: 'reviewer' },
      'GET /api/matters/ndlon/search': () => now,
      'GET /api/matters/ndlon/tags': [],
      'GET /api/matters/ndlon/productions': [buildProduction({ pagesRead: 4 })],
    });
    await renderSearchAt('/m/ndlon/search?q=opt-out', <Event />);
    await screen.findByRole('heading', { name: 'No results yet' });
    expect(screen.getByText(/6 pages are still being processed/)).toBeTruthy();
    expect(screen.queryByText(/voluntar/)).toBeNull();
    now = buildResult({ pages: 2, corpusVersion: 9 });
    await userEvent.click(screen.getByRole('button', { name: 'something happened' }));
    await screen.findByRole('heading', { name: '2 pages in 1 document' }, { timeout: 5000 });
    expect(screen.queryByText(/now match/)).toBeNull();
  });
});
