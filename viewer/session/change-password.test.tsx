// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { ChangePassword } from './ChangePassword.tsx';

const NEW = 'seventeen quiet counties';

function open(answer: unknown = {}) {
  const requests = scriptFetch({ 'PUT /api/session/password': answer });
  let isClosed = false;
  renderScreen(
    <ChangePassword
      userName="reviewer"
      opened
      close={() => {
        isClosed = true;
      }}
    />,
  );
  return { requests, isClosed: () => isClosed };
}

async function fill(current: string, first: string, second: string): Promise<void> {
  if (current) await userEvent.type(screen.getByLabelText('Current password'), current);
  await userEvent.type(screen.getByLabelText('New password'), first);
  await userEvent.type(screen.getByLabelText('New password again'), `${second}{Enter}`);
}

describe('changing the password', () => {
  useBrowser();

  it('sends the old and the new password, and closes', async () => {
    const { requests, isClosed } = open();
    await expectAccessible(document.body);
    await fill('the old one', NEW, NEW);
    await waitFor(() => expect(isClosed()).toBe(true));
    expect(requests.map(({ body }) => body)).toEqual([{ oldPassword: 'the old one', newPassword: NEW }]);
  });

  it.each([
    ['is too short', 'the old one', 'short', 'short', 'Use at least 12 characters.'],
    [
      'has the user name',
      'the old one',
      'the reviewer of pages',
      'the reviewer of pages',
      'Leave your user name out of the password.',
    ],
    ['is mistyped', 'the old one', NEW, `${NEW}!`, 'The two passwords differ.'],
    ['lacks the old one', '', NEW, NEW, 'Type your current password.'],
  ])('sends nothing if the new password %s', async (_, current, first, second, expected) => {
    const { requests } = open();
    await fill(current, first, second);
    expect(await screen.findByText(expected)).toBeTruthy();
    expect(requests).toEqual([]);
  });

  it("shows the server's reason for a refusal", async () => {
    const message = 'The current password is wrong. Nothing was changed.';
    const { isClosed } = open(problem(403, { code: 'forbidden', message }));
    await fill('not the old one', NEW, NEW);
    expect(await screen.findByText(message)).toBeTruthy();
    expect(isClosed()).toBe(false);
  });
});
