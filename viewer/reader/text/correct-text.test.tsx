// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PageDetail } from '#contract/pages/page.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { queries } from '../../server/queries.ts';
import { buildPageDetail } from '../../testing/build-page.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { TextBlock } from './TextBlock.tsx';
import { useCorrection } from './use-correction.ts';

const path = '/api/matters/ndlon/pages/page-1';
const read: TextVersion = {
  version: 1,
  source: 'ocr',
  reason: 'the page is a scan',
  confidence: 78,
  text: 'A county may opt 0ut.',
  words: 5,
  at: '2026-11-21T10:00:00.000Z',
  by: null,
  inUse: true,
};
const corrected: TextVersion = {
  ...read,
  version: 2,
  source: 'corrected',
  reason: 'corrected by Rae Reviewer',
  text: 'A county may opt out.',
  by: 'Rae Reviewer',
};
const afterwards: Partial<PageDetail> = {
  text: corrected.text,
  textSource: 'corrected',
  textReason: corrected.reason,
  textVersion: 2,
  textAsRead: { source: 'ocr', confidence: 78 },
};

function Panel({ allowed = true }: { allowed?: boolean }) {
  const { data } = useQuery(queries.page('ndlon', 'page-1'));
  const correction = useCorrection('ndlon', 'page-1');
  if (!data) return null;
  const review = { allowed, why: allowed ? undefined : 'read-only' };
  // One hit of `opt w/3 may`.
  const words = [
    { text: 'may', start: 9, end: 12, rects: [], group: 1 },
    { text: 'opt', start: 13, end: 16, rects: [], group: 0 },
  ];
  const hits = { all: [{ words }], terms: ['opt', 'may'] };
  const shown = { matter: 'ndlon', page: data, detail: data, review, correction, hits };
  return <TextBlock {...shown} />;
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const press = async (name: RegExp) => userEvent.click(await screen.findByRole('button', { name }));

describe('correcting a text', () => {
  useBrowser();

  it('marks every word of a hit, each with the color and number of its term', async () => {
    scriptFetch({ [`GET ${path}`]: buildPageDetail(1), [`GET ${path}/texts`]: [read] });
    const { container } = renderScreen(<Panel />);
    const text = within(await screen.findByRole('region', { name: 'Text of this page' }));
    expect(text.getByText('may').dataset).toMatchObject({ number: '2', color: '2' });
    expect(text.getByText('opt').dataset.number).toBe('1');
    await expectAccessible(container);
  });

  it('asks to keep the blocks where boxes break the text, but only if there are any', async () => {
    scriptFetch({ [`GET ${path}`]: { ...buildPageDetail(1), text: 'call █ now' } as PageDetail });
    renderScreen(<Panel />);
    await press(/^Correct/);
    expect(screen.getByText(/Keep each █ in place/)).toBeDefined();
  });

  it('starts from the text in use, saves with Ctrl Enter, and then shows who corrected it', async () => {
    const script = {
      [`GET ${path}`]: buildPageDetail(1, { confidence: 78 }) as PageDetail,
      [`POST ${path}/texts`]: corrected,
    };
    const requests = scriptFetch(script);
    const { container } = renderScreen(<Panel />);
    await press(/^Correct/);
    expect(field().value).toBe('A county may opt 0ut.');
    expect(document.activeElement).toBe(field());
    await expectAccessible(container);
    await userEvent.clear(field());
    await userEvent.type(field(), 'A county may opt out.');
    script[`GET ${path}`] = buildPageDetail(1, afterwards);
    await userEvent.type(field(), '{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Corrected by Rae Reviewer, was OCR 78%')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({
      basedOn: 1,
      text: 'A county may opt out.',
    });
  });

  it('keeps what was typed when it is closed, until it is discarded', async () => {
    scriptFetch({ [`GET ${path}`]: buildPageDetail(1) });
    renderScreen(<Panel />);
    await press(/^Correct/);
    await userEvent.type(field(), ' Soon.{Escape}');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText(/unsaved correction/)).toBeTruthy();
    await press(/Resume correction/);
    expect(field().value).toBe('A county may opt 0ut. Soon.');
    await press(/Discard/);
    await press(/^Correct/);
    expect(field().value).toBe('A county may opt 0ut.');
    await userEvent.type(field(), '{Escape}');
    expect(screen.queryByText(/unsaved correction/)).toBeNull();
  });

  it('keeps the cursor in place while typing', async () => {
    scriptFetch({ [`GET ${path}`]: buildPageDetail(1) });
    renderScreen(<Panel />);
    await press(/^Correct/);
    await userEvent.type(field(), 'ny', { initialSelectionStart: 1, initialSelectionEnd: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await userEvent.keyboard('x');
    expect(field().value).toBe('Anyx county may opt 0ut.');
  });

  it('shows a newer version, keeps the typed text, and overwrites the newer version only on request', async () => {
    const script: Record<string, unknown> = {
      [`GET ${path}`]: buildPageDetail(1),
      [`POST ${path}/texts`]: problem(409, { code: 'conflict', message: 'Version 2 is now in use.' }),
    };
    const requests = scriptFetch(script);
    renderScreen(<Panel />);
    await press(/^Correct/);
    await userEvent.type(field(), ' Soon.');
    script[`GET ${path}`] = buildPageDetail(1, afterwards);
    await press(/^Save$/);
    expect(await screen.findByText(/version 2 is now in use \(corrected by Rae Reviewer\)/)).toBeTruthy();
    expect(field().value).toBe('A county may opt 0ut. Soon.');
    await userEvent.type(field(), '{Control>}{Enter}{/Control}');
    await press(/Replace version 2/);
    const sent = requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent).toEqual([1, 1, 2].map((basedOn) => ({ basedOn, text: 'A county may opt 0ut. Soon.' })));
  });

  it('shows an error in place and keeps the typed text', async () => {
    scriptFetch({ [`GET ${path}`]: buildPageDetail(1) });
    renderScreen(<Panel />);
    await press(/^Correct/);
    await userEvent.type(field(), ' Soon.');
    await press(/^Save$/);
    expect((await screen.findByRole('alert')).textContent).toContain('Not saved. Your text is kept here.');
    expect(field().value).toBe('A county may opt 0ut. Soon.');
  });
});

describe('the versions of a text', () => {
  useBrowser();
  const versions = [corrected, { ...read, inUse: false }];
  const script = { [`GET ${path}`]: buildPageDetail(1, afterwards), [`GET ${path}/texts`]: versions };

  it('can be viewed and used again', async () => {
    const requests = scriptFetch({ ...script, [`PUT ${path}/text`]: { ...read, inUse: true } });
    const { container } = renderScreen(<Panel />);
    await userEvent.click(await screen.findByText('Text versions'));
    await press(/View version 1/);
    expect(screen.getByRole('region', { name: 'Text of version 1' }).textContent).toBe(read.text);
    await expectAccessible(container);
    await press(/Use version 1/);
    await waitFor(() => expect(requests.some(({ method }) => method === 'PUT')).toBe(true));
    expect(requests.find(({ method }) => method === 'PUT')?.body).toEqual({ version: 1, insteadOf: 2 });
  });

  it('can be viewed but not changed by a read-only user', async () => {
    scriptFetch(script);
    renderScreen(<Panel allowed={false} />);
    await userEvent.click(await screen.findByText('Text versions'));
    await screen.findByRole('button', { name: /View version 1/ });
    expect(screen.queryByRole('button', { name: /Use|Correct/ })).toBeNull();
  });
});
