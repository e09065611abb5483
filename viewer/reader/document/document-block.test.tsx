// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { DocumentFact, DocumentView } from '#contract/documents/document.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { describeBoundary } from '../../format/describe-document.ts';
import { buildDocumentView } from '../../testing/build-document.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';
import { Facts } from './Facts.tsx';

const fact = (
  name: DocumentFact['name'],
  values: string[],
  given: Partial<DocumentFact> = {},
): DocumentFact => ({
  name,
  values,
  source: 'read',
  basis: 'the e-mail header on its first page',
  asRead: null,
  ...given,
});
const read = buildDocumentView(1, {
  facts: [fact('kind', ['email']), fact('to', ['Ann', 'Ben']), fact('sent', ['2009-08-14'])],
});
const put = (name: string) => `PUT /api/matters/ndlon/documents/page-1/facts/${name}`;

function show(document: DocumentView, answers: Record<string, unknown> = {}, allowed = true) {
  const requests = scriptFetch(answers);
  const review = { allowed, why: allowed ? undefined : 'read-only' };
  const rendered = renderScreen(
    <>
      <Notifications />
      <Facts matter="ndlon" document={document} review={review} />
    </>,
  );
  return { requests, ...rendered };
}
const bodies = (requests: { method: string; body: unknown }[]) =>
  requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
const change = (name: string) => userEvent.click(screen.getByRole('button', { name: `Edit ${name}` }));

describe('the facts of a document', () => {
  useBrowser();

  it('are shown with their sources, and entered values with the values that were read', async () => {
    const typed = fact('title', ['Opting out'], { source: 'typed', asRead: ['0pting oul'] });
    const { container } = show({ ...read, facts: [...read.facts, typed] }, {}, false);
    const facts = [...container.querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ]);
    expect(facts).toEqual([
      ['Kind', 'e-mailthe e-mail header on its first page'],
      ['Title', 'Opting outentered by hand; read as 0pting oul'],
      ['Sent', 'Aug 14, 2009the e-mail header on its first page'],
      ['To', 'Ann; Benthe e-mail header on its first page'],
    ]);
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });

  it('are edited in place, people one per line, and the change can be undone', async () => {
    const { requests, container } = show(read, { [put('to')]: read });
    await change('to');
    const field = screen.getByRole('textbox', { name: 'To' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field).toHaveProperty('value', 'Ann\nBen');
    await expectAccessible(container);
    await userEvent.type(field, '{Enter}  Cy ');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('To changed.');
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(bodies(requests)).toEqual([{ values: ['Ann', 'Ben', 'Cy'] }, { values: null }]),
    );
  });

  it('return to the value entered before, not to the one read, when a second change is undone', async () => {
    const typed = buildDocumentView(1, {
      facts: [fact('title', ['Old'], { source: 'typed', asRead: ['0ld'] })],
    });
    const { requests } = show(typed, { [put('title')]: typed });
    await change('title');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Title changed.');
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bodies(requests)).toEqual([{ values: [] }, { values: ['Old'] }]));
  });

  it('are shown only if they are known, and the others can be added; an invalid date is refused', async () => {
    const { container } = show(read);
    expect([...container.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual([
      'Kind',
      'Sent',
      'To',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Add date' }));
    const field = screen.getByRole('textbox', { name: 'Date' });
    await userEvent.type(field, '8/14/09');
    expect(screen.getByText(/Enter a date such as 2009-08-14/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await userEvent.clear(field);
    await userEvent.type(field, '2009-08');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', false);
  });

  it('show why a fact was not changed', async () => {
    show(read, { [put('kind')]: problem(404, { code: 'not-found', message: 'There is no such document.' }) });
    await change('kind');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'memo');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('There is no such document.');
  });
});

describe('descriptions of documents', () => {
  it.each([
    ['2009', '2009'],
    ['2009-08', 'August 2009'],
    ['2009-08-14', 'Aug 14, 2009'],
    ['2009-13-40', '2009-13-40'],
  ])('write the date %s as precisely as it is known: %s', (date, expected) => {
    expect(formatDocumentDate(date)).toBe(expected);
  });

  it.each([
    [{ source: 'read', score: 55.4 }, 'Based on the pages: 55% certain that a document starts here.'],
    [{ source: 'read', score: null }, 'Its first page has not been analyzed yet.'],
    [{ source: 'load-file', score: null }, 'According to the load file, a document starts here.'],
    [{ source: 'confirmed', score: 20, decidedBy: 'Rae' }, 'Confirmed by Rae.'],
  ] as const)('show the basis of a document start: %j', (given, expected) => {
    expect(describeBoundary({ starts: true, cues: [], decidedBy: null, decidedAt: null, ...given })).toBe(
      expected,
    );
  });
});
