// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { buildDocumentView } from '../../testing/build-document.ts';
import { buildPage } from '../../testing/build-page.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';
import { DocumentFamily } from './DocumentFamily.tsx';

const alone = buildDocumentView(3);
const FIND = 'GET /api/matters/ndlon/pages/find';
const PUT = 'PUT /api/matters/ndlon/documents/page-3/parent';

function show(answers: Record<string, unknown>, allowed = true) {
  const requests = scriptFetch(answers);
  const review = { allowed, why: allowed ? undefined : 'read-only' };
  const rendered = renderScreen(
    <>
      <Notifications />
      <DocumentFamily matter="ndlon" document={alone} review={review} />
    </>,
  );
  const bodies = () => requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  return { bodies, ...rendered };
}

async function attachTo(reference: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Attach to a document' }));
  await userEvent.type(screen.getByRole('textbox'), reference);
  await userEvent.click(screen.getByRole('button', { name: 'Attach' }));
}

describe('the family of a document', () => {
  useBrowser();

  it('is set by naming any page of the parent document, and the change can be undone', async () => {
    const { bodies, container } = show({ [FIND]: buildPage(2, { documentId: 'page-1' }), [PUT]: alone });
    await userEvent.click(screen.getByRole('button', { name: 'Attach to a document' }));
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await attachTo('ICE-0000002');
    await screen.findByText('Attached to its parent document.');
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Undo' }));
    expect(bodies()).toEqual([{ parentId: 'page-1' }, { parentId: null }]);
  });

  it('stays as it is if no page has that number, and shows an error', async () => {
    const message = 'No page is named “ICE-9”.';
    const { bodies } = show({ [FIND]: problem(404, { code: 'not-found', message }) });
    await attachTo('ICE-9');
    expect(await screen.findByText(message)).toBeTruthy();
    expect(bodies()).toEqual([]);
  });

  it('cannot be changed by a read-only user', () => {
    show({}, false);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
