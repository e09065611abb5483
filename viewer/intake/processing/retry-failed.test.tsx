// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import type { Role } from '#contract/people/user.ts';
import { buildFile, buildIngestRequest, buildProduction } from '../../testing/build-production.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { FileTable } from '../FileTable.tsx';
import { parsePasswords } from './parse-passwords.ts';
import { RetryFailed } from './RetryFailed.tsx';

const matter = '/api/matters/ndlon';
const path = `POST ${matter}/productions/production-1/ingest-request`;
const locked = buildFile('cd/locked.pdf', {
  kind: 'pdf',
  status: 'quarantined',
  cause: 'encrypted',
  message: 'The PDF is locked with a password.',
});

interface Given {
  role?: Role;
  ingestRequests?: IngestRequest[];
  answer?: unknown;
  production?: Production;
}

function open({
  role = 'reviewer',
  ingestRequests = [],
  answer = buildIngestRequest(),
  ...given
}: Given = {}) {
  const { production = buildProduction({ files: [locked] }) } = given;
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${matter}/ingest-requests`]: ingestRequests,
    [path]: answer,
  });
  const { container } = renderScreen(
    <Suspense>
      <RetryFailed matter="ndlon" production={production} ledger={toLedger(production)} />
      <FileTable production={production} sums="1 file" matter="ndlon" />
    </Suspense>,
  );
  return {
    container,
    bodies: () => requests.filter(({ method }) => method === 'POST').map(({ body }) => body),
  };
}

const passwordButton = { name: 'Enter password: cd/locked.pdf' };

describe('the failed items of a production', () => {
  useBrowser();

  it('are counted, and retried with one click', async () => {
    const pages = { received: 10, textLayer: 0, ocr: 8, blank: 0, problem: 2, sequestered: 0 };
    const { bodies, container } = open({ production: buildProduction({ files: [locked], pages }) });
    await screen.findByText('1 file could not be opened, 2 pages could not be read.');
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Retry failed items: First release' }));
    await waitFor(() => expect(bodies()).toEqual([{ retry: true }]));
  });

  it.each<[string, Given]>([
    ['while it is read', { ingestRequests: [buildIngestRequest({ status: 'waiting' })] }],
    ['by a read-only person', { role: 'read-only' }],
  ])('are not retried %s', async (_, given) => {
    open(given);
    await screen.findByText('cd/locked.pdf');
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  });
});

describe('a locked file', () => {
  useBrowser();

  it('is opened with a password, which is not shown, when Enter is pressed', async () => {
    const { bodies } = open();
    await userEvent.click(await screen.findByRole('button', passwordButton));
    const field = await screen.findByLabelText('Password');
    expect(field).toHaveProperty('type', 'password');
    await userEvent.type(field, 'one two{Enter}');
    await waitFor(() => expect(bodies()).toEqual([{ passwords: ['one two'] }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is opened with several passwords, one per line', async () => {
    const { bodies } = open();
    await userEvent.click(await screen.findByRole('button', passwordButton));
    const dialog = await screen.findByRole('dialog', { name: 'Enter password' });
    await expectAccessible(dialog);
    const submit = screen.getByRole('button', { name: 'Unlock' });
    expect(submit).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('button', { name: 'Try several passwords' }));
    await userEvent.type(screen.getByLabelText('Passwords'), 'one two{Enter}three');
    await userEvent.click(submit);
    await waitFor(() => expect(bodies()).toEqual([{ passwords: ['one two', 'three'] }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it("shows the server's refusal, and keeps what was typed", async () => {
    open({ answer: problem(403, { code: 'forbidden', message: 'Your role lets you read, not change.' }) });
    await userEvent.click(await screen.findByRole('button', passwordButton));
    await userEvent.type(await screen.findByLabelText('Password'), 'one');
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    await screen.findByText('Your role lets you read, not change.');
    expect(screen.getByLabelText('Password')).toHaveProperty('value', 'one');
  });
});

describe('passwords', () => {
  it('are used as typed, including spaces, and no more than the server accepts', () => {
    expect(parsePasswords(' a \r\n\nb')).toEqual([' a ', 'b']);
    expect(parsePasswords('\n')).toBeUndefined();
    expect(parsePasswords('x'.repeat(201))).toBeUndefined();
    expect(parsePasswords(Array.from({ length: 21 }, () => 'x').join('\n'))).toBeUndefined();
  });
});
