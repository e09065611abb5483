// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { Person } from '#contract/people/person.ts';
import {
  expectAccessible,
  problem,
  type RecordedRequest,
  renderScreen,
  type Script,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { Notifications } from '../ui/parts.ts';
import { People } from './People.tsx';

const rae: Person = {
  userName: 'rae',
  displayName: 'Rae Reviewer',
  role: 'reviewer',
  status: 'active',
  matters: ['ndlon'],
  lastSignInAt: '2026-11-01T12:00:00.000Z',
  linkExpiresAt: null,
};
const attorney = { userName: 'ann', displayName: 'Ann Attorney', role: 'attorney' };
const matters = ['ndlon', 'ader'].map((slug) => ({
  slug,
  name: `The ${slug} case`,
  productions: 1,
  pages: 3,
  sequestered: 0,
}));

async function openPeople(script: Script = {}): Promise<RecordedRequest[]> {
  const requests = scriptFetch({
    'GET /api/session': attorney,
    'GET /api/matters': matters,
    'GET /api/people': [rae],
    ...script,
  });
  renderScreen(
    <Suspense>
      <People />
      <Notifications />
    </Suspense>,
  );
  return requests;
}

async function choose(action: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Rae Reviewer' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: action }));
}

describe('the people of an installation', () => {
  useBrowser();

  it('are shown with the names of their matters', async () => {
    await openPeople();
    expect(await screen.findByText('The ndlon case')).toBeTruthy();
    await expectAccessible(document.body);
  });

  it('are not shown to a reviewer, and are not requested', async () => {
    const requests = await openPeople({ 'GET /api/session': { ...attorney, role: 'reviewer' } });
    await screen.findByText('Attorneys manage people');
    expect(requests.map(({ url }) => url)).not.toContain('/api/people');
  });

  it('are deactivated if they cannot be removed, because they have used their account', async () => {
    const requests = await openPeople({
      'DELETE /api/people/rae': problem(409, { code: 'conflict', message: 'Rae has used this account.' }),
      'PATCH /api/people/rae': {},
    });
    await choose('Remove');
    await userEvent.click(screen.getByRole('button', { name: 'Remove account' }));
    await screen.findByText('Rae has used this account.');
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate instead' }));
    await screen.findByText(/Rae Reviewer is signed out/);
    const change = requests.find(({ method }) => method === 'PATCH');
    expect(change?.body).toEqual({ isActive: false });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(requests.findLast(({ method }) => method === 'PATCH')?.body).toEqual({ isActive: true });
  });

  it('get access to other matters when their form is saved', async () => {
    const requests = await openPeople({
      'PATCH /api/people/rae': {},
      'PUT /api/matters/ader/members/rae': {},
      'DELETE /api/matters/ndlon/members/rae': {},
    });
    await choose('Edit name, role and matters');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'The ndlon case' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'The ader case' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const changes = requests.filter(({ method }) => method !== 'GET').map(({ method, url }) => [method, url]);
    expect(changes).toEqual([
      ['PATCH', '/api/people/rae'],
      ['PUT', '/api/matters/ader/members/rae'],
      ['DELETE', '/api/matters/ndlon/members/rae'],
    ]);
  });
});
