// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type JSX, Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { Production } from '#contract/intake/production.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import type { Role } from '#contract/people/user.ts';
import { queries } from '../server/queries.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { DeclaredPages } from './DeclaredPages.tsx';

const productions = '/api/matters/ndlon/productions';
const put = `PUT ${productions}/production-1/declared-pages`;

function buildProduction(declaredPages: number | null): Production {
  return {
    productionId: 'production-1',
    name: 'First release',
    receivedAt: '2026-01-02T03:04:05.000Z',
    isProcessing: false,
    pagesPerMinute: null,
    secondsLeft: null,
    files: [],
    pages: { received: 18, textLayer: 0, ocr: 18, blank: 0, problem: 0, sequestered: 0 },
    pagesRead: 18,
    firstBates: null,
    lastBates: null,
    pagesWithoutBates: 18,
    declaredPages,
    loadFiles: [],
  };
}

function Card(): JSX.Element | null {
  const production = useQuery(queries.productions('ndlon')).data?.[0];
  return production ? <DeclaredPages matter="ndlon" ledger={toLedger(production)} /> : null;
}

function open(role: Role, declaredPages: number | null, answer?: unknown) {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${productions}`]: [buildProduction(declaredPages)],
    ...(answer === undefined ? {} : { [put]: answer }),
  });
  const { container } = renderScreen(
    <Suspense>
      <Card />
    </Suspense>,
  );
  return { requests, container };
}

describe('the declared page count of a production', () => {
  useBrowser();

  it('is entered in place, and the difference is shown in a sentence', async () => {
    const { requests, container } = open('reviewer', null, buildProduction(144));
    await userEvent.click(
      await screen.findByRole('button', { name: /Enter count: the declared page count/ }),
    );
    await expectAccessible(container);
    await userEvent.keyboard('144{Enter}');
    await screen.findByText('The agency declared 144 pages; 126 are not here.');
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ declaredPages: 144 });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Change/ }));
  });

  it('is cleared by emptying the field', async () => {
    const { requests } = open('attorney', 144, buildProduction(null));
    await userEvent.click(await screen.findByRole('button', { name: /Change/ }));
    await userEvent.keyboard('{Backspace}{Enter}');
    await screen.findByText(/has not been entered/);
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ declaredPages: null });
  });

  it('is unchanged after Escape, and a value that is not a number is refused', async () => {
    const { requests } = open('reviewer', 18);
    await userEvent.click(await screen.findByRole('button', { name: /Change/ }));
    await userEvent.keyboard('many{Enter}');
    expect(screen.getByText(/whole number/)).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await screen.findByText('The agency declared 18 pages; 18 pages were received.');
    expect(requests.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it("stays open with the server's message after a refusal", async () => {
    open('reviewer', 18, problem(404, { code: 'not-found', message: 'There is no production here.' }));
    await userEvent.click(await screen.findByRole('button', { name: /Change/ }));
    await userEvent.keyboard('19{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('There is no production here.');
  });

  it('can only be read by a read-only person', async () => {
    open('read-only', 20);
    await screen.findByText('The agency declared 20 pages; 2 are not here.');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
