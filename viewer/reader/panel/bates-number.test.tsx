// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PageNumbers } from '#contract/numbers/bates.ts';
import { buildPage } from '../../testing/build-page.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';
import { BatesNumber } from './BatesNumber.tsx';

const path = '/api/matters/ndlon/pages/page-1/bates';
const read: PageNumbers = {
  bates: 'ICE FOIA 10-2674.0000001',
  source: 'read',
  confidence: 90,
  asRead: '1CE F0IA 10-2674.0000001',
  others: [{ kind: 'stamp', verbatim: 'DHS-0412', confidence: 90 }],
};
const typed: PageNumbers = { ...read, bates: 'DHS-0412', source: 'typed' };

function open(answer: unknown, allowed = true) {
  const requests = scriptFetch({ [`GET ${path}`]: read, [`PUT ${path}`]: answer, [`DELETE ${path}`]: read });
  const addressed: (string | null)[] = [];
  const { container } = renderScreen(
    <>
      <Notifications />
      <BatesNumber
        matter="ndlon"
        page={buildPage(1)}
        review={{ allowed, why: undefined }}
        replaceAddress={({ bates }) => addressed.push(bates)}
      />
    </>,
  );
  return { requests, addressed, container };
}

describe('the number of a page', () => {
  useBrowser();

  it("shows how it was read, and the page's other numbers", async () => {
    open(typed, false);
    await screen.findByText('Also numbered DHS-0412');
    screen.getByText('Read from the page: 1CE F0IA 10-2674.0000001');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('can be entered, updates the address of the page, and can be undone', async () => {
    const { requests, addressed, container } = open(typed);
    await userEvent.click(await screen.findByRole('button', { name: 'Change Bates number' }));
    await expectAccessible(container);
    await userEvent.keyboard('DHS-0412{Enter}');
    await screen.findByText('Bates number set to DHS-0412.');
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ bates: 'DHS-0412' });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(addressed).toEqual(['DHS-0412', 'ICE FOIA 10-2674.0000001']));
    expect(requests.some(({ method }) => method === 'DELETE')).toBe(true);
  });

  it('can be removed', async () => {
    const { requests } = open({ ...typed, bates: null });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Bates number' }));
    await userEvent.click(screen.getByRole('button', { name: 'No number on this page' }));
    await screen.findByText('Bates number removed.');
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ bates: null });
  });

  it('shows an error at the field, and keeps what was typed', async () => {
    open(problem(400, { code: 'invalid-request', message: 'A Bates number ends in digits.' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Change Bates number' }));
    await userEvent.keyboard('no digits{Enter}');
    await screen.findByText('A Bates number ends in digits.');
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'no digits');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
