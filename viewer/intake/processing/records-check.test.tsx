// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { FolderCheckState } from '#contract/integrity.ts';
import {
  expectAccessible,
  problem,
  type RecordedRequest,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { RecordsCheck } from './RecordsCheck.tsx';

const nothing: FolderCheckState = { running: null, last: null, failure: null, lastBackupAt: null };
const last: NonNullable<FolderCheckState['last']> = {
  finishedAt: '2026-11-29T12:00:00Z',
  counts: {
    database: 56,
    'audit-log': 1234,
    decisions: 20,
    'search-index': 2481,
    originals: 12,
    renditions: 1,
  },
  ...{ faults: [], faultCount: 0, otherFaults: 0, notes: [] },
};

function show(state: unknown, role = 'attorney'): RecordedRequest[] {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'ann', displayName: 'Ann', role },
    'GET /api/matters/ndlon/folder-check': state,
  });
  renderScreen(
    <Suspense fallback="wait">
      <RecordsCheck matter="ndlon" />
      <p>shown</p>
    </Suspense>,
  );
  return requests;
}

describe('the check of the records', () => {
  useBrowser();

  it('shows what was checked, that no problem was found, and when the last backup was made', async () => {
    show({ ...nothing, last, lastBackupAt: '2026-11-28T12:00:00Z' });
    const section = await screen.findByRole('region', { name: 'Records check' });
    await within(section).findByText(
      /1,234 events of the audit log, 20 decisions, 2,481 pages in the search index, 12 originals, 1 PDF.*No problems found/,
    );
    expect(section.textContent).toMatch(/Last backup: Nov 28, 2026/);
    await expectAccessible(section);
  });

  it('lists each problem with what to do, and mentions problems in other matters', async () => {
    const faults = [
      { part: 'originals' as const, what: 'The original of a.pdf is missing.', remedy: 'Copy it.' },
    ];
    show({ ...nothing, last: { ...last, faults, faultCount: 1, otherFaults: 2 } });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('1 problem found in the records');
    within(alert).getByText('The original of a.pdf is missing. Copy it.');
    screen.getByText(/2 problems in other matters/);
    expect(screen.queryByText(/No problems found/)).toBe(null);
    await expectAccessible(alert);
  });

  it('shows the progress of the first check, and that there is no backup yet', async () => {
    const running = { startedAt: '2026-11-29T12:00:00Z', part: 'originals' as const, done: 3, total: 12 };
    show({ ...nothing, running });
    await screen.findByText('A check is running: originals, 3 of 12.');
    screen.getByText(/No backup has been made yet/);
  });

  it('shows before the first check when it will run', async () => {
    show(nothing);
    await screen.findByText(/one minute after it starts/);
  });

  it('shows why a check was not completed', async () => {
    show({ ...nothing, failure: 'The check could not be finished.' });
    await screen.findByText('The check could not be finished.');
  });

  it('is not requested for people other than attorneys', async () => {
    const requests = show(
      problem(403, { code: 'forbidden', message: 'Only an attorney may do this.' }),
      'reviewer',
    );
    await screen.findByText('shown');
    expect(requests.map(({ url }) => url)).not.toContain('/api/matters/ndlon/folder-check');
    expect(screen.queryByRole('region')).toBe(null);
  });
});
