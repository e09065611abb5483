// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StandingTerm } from '#contract/review/standing-terms.ts';
import {
  expectAccessible,
  problem,
  type RecordedRequest,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { HighlightsSection } from './HighlightsSection.tsx';

const path = '/api/matters/ndlon/standing-terms';
const optOut: StandingTerm = { term: 'opt-out', color: 'purple' };

function open(role: string, answerOfSave: unknown = {}): RecordedRequest[] {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${path}`]: { version: 4, terms: [optOut] },
    [`PUT ${path}`]: answerOfSave,
  });
  renderScreen(<HighlightsSection matter="ndlon" />);
  return requests;
}

describe('the terms marked on every page', () => {
  useBrowser();

  it('are listed for everybody, and edited by attorneys', async () => {
    open('reviewer');
    await screen.findByText('opt-out');
    expect(screen.queryByRole('button', { name: 'Edit terms' })).toBeNull();
  });

  it('are saved as a whole, in colors of their own, without empty rows', async () => {
    const requests = open('attorney', { version: 5, terms: [] });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit terms' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Term 2' }), '"secure communities"');
    await userEvent.click(screen.getByRole('button', { name: 'Add term' }));
    await expectAccessible(screen.getByRole('dialog'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const terms = [optOut, { term: '"secure communities"', color: 'indigo' }];
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ insteadOf: 4, terms });
  });

  it('say in the dialog why a term is refused, and stay open', async () => {
    const message = '“a AND b”: Several words are a phrase in quotes.';
    open('attorney', problem(400, { code: 'invalid-request', message }));
    await userEvent.click(await screen.findByRole('button', { name: 'Edit terms' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Term 2' }), 'a AND b');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toBe(message);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Term 2' }).value).toBe('a AND b');
  });
});
