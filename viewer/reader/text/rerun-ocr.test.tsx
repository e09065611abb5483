// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { buildPageDetail } from '../../testing/build-page.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';
import { RerunOcr } from './RerunOcr.tsx';

const path = '/api/matters/ndlon/pages/page-1';
const post = `POST ${path}/texts/ocr`;
const version: TextVersion = {
  version: 2,
  source: 'ocr',
  reason: 'read again in English, requests for by Rae Reviewer',
  confidence: 81,
  text: 'A county may opt out.',
  words: 5,
  at: '2026-11-21T10:00:00.000Z',
  by: 'Rae Reviewer',
  inUse: true,
};

async function ask(answer: unknown, languages = 'English') {
  const requests = scriptFetch({ [post]: answer, [`PUT ${path}/text`]: { ...version, version: 1 } });
  const { container } = renderScreen(
    <>
      <Notifications />
      <RerunOcr matter="ndlon" detail={buildPageDetail(1)} />
    </>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Rerun OCR' }));
  const item = await screen.findByRole('menuitem', { name: languages });
  await expectAccessible(container);
  await userEvent.click(item);
  return requests;
}

describe('rerunning OCR on a page', () => {
  useBrowser();

  it('sends the chosen languages, names the page when it is done, and can be undone', async () => {
    const requests = await ask(version, 'English and Spanish');
    await screen.findByText('OCR done for ICE FOIA 10-2674.0000001. Version 2 is now in use.');
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({ languages: 'eng+spa' });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ version: 1, insteadOf: 2 }),
    );
  });

  it('reports that a correction stays in use', async () => {
    await ask({ ...version, inUse: false });
    await screen.findByText(/the correction stays in use/);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('reports that the text is the same, and offers no undo', async () => {
    await ask({ ...version, version: 1 });
    await screen.findByText('OCR read the same text on ICE FOIA 10-2674.0000001. Nothing changed.');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it("shows the server's error if OCR failed", async () => {
    await ask(problem(409, { code: 'conflict', message: 'OCR found no words on this page.' }));
    await screen.findByText('OCR found no words on this page.');
  });
});
