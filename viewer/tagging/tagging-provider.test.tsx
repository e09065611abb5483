// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PageDecisions } from '#contract/review/decision.ts';
import { queries } from '../server/queries.ts';
import { buildPage, buildTag } from '../testing/build-page.ts';
import { problem, renderScreen, scriptFetch, useBrowser } from '../testing/render-screen.tsx';
import { TaggingProvider } from './TaggingProvider.tsx';
import { useTagging } from './use-tagging.ts';

const tag = buildTag();
const pages = '/api/matters/ndlon/pages';
const decisions = '/api/matters/ndlon/decisions';
const applied = { eventId: 7, changedPageIds: ['page-1'], carryingPageIds: ['page-1'] };
const removed = { eventId: 8, changedPageIds: ['page-1'], carryingPageIds: [] };
/** Answers decisions that put the tag on the page and take it off, by turns. */
function answerByTurns() {
  let isOn = false;
  return () => {
    isOn = !isOn;
    return isOn ? applied : removed;
  };
}
const tags = {
  'GET /api/matters/ndlon/tags': [tag],
  'GET /api/session': { userName: 'rae', displayName: 'Rae', role: 'reviewer' },
};

const NOTHING_SAID: PageDecisions = { tags: [], nothingApplies: [], reviewedBy: [] };

function Buttons() {
  const decide = useTagging();
  const window = useQuery(queries.pages('ndlon', {}, 'test', 0));
  const page = window.data?.pages[0];
  if (!page) return null;
  return (
    <>
      <p>{page.tagIds.includes(tag.tagId) ? 'tagged' : 'not tagged'}</p>
      <button type="button" onClick={() => decide.togglePage(tag, page)}>
        toggle
      </button>
      <button type="button" onClick={() => decide.togglePage(tag, { ...page, decisions: NOTHING_SAID })}>
        toggle with old details
      </button>
      <button type="button" onClick={() => decide.toggleSeen(page)}>
        nothing applies
      </button>
      <p>{page.reviewed ? 'reviewed' : 'not reviewed'}</p>
      <button type="button" onClick={decide.undo}>
        undo
      </button>
      <button type="button" onClick={() => decide.applyLast([tag], page)}>
        apply last
      </button>
    </>
  );
}

const renderButtons = () =>
  renderScreen(
    <TaggingProvider matter="ndlon">
      <Buttons />
    </TaggingProvider>,
  );

describe('a tag decision', () => {
  useBrowser();

  it('is shown at once, sent with the header that protects against other sites, and undone for the pages it changed', async () => {
    const requests = scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [buildPage(1)] },
      [`POST ${decisions}`]: answerByTurns(),
      [`POST ${decisions}/7/undo`]: removed,
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('toggle'));
    expect(screen.getByText('tagged')).toBeTruthy();
    await userEvent.click(screen.getByText('undo'));
    await screen.findByText('not tagged');
    const sent = requests.filter(({ method }) => method === 'POST');
    expect(sent.map(({ url, body }) => [url, body])).toEqual([
      [
        decisions,
        { tagId: 'tag-1', answer: 'yes', level: 'first', target: { kind: 'pages', pageIds: ['page-1'] } },
      ],
      [`${decisions}/7/undo`, undefined],
    ]);
    expect(sent[0]?.headers.get('x-uncover')).toBe('1');
  });

  it('is applied again if a page lacks the tag, and not sent again if the page has it', async () => {
    const requests = scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [buildPage(1)] },
      [`POST ${decisions}`]: answerByTurns(),
      [`POST ${decisions}/7/undo`]: removed,
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('apply last'));
    expect(screen.getByText('not tagged')).toBeTruthy();
    await userEvent.click(screen.getByText('toggle'));
    await userEvent.click(screen.getByText('apply last'));
    await userEvent.click(screen.getByText('toggle'));
    await screen.findByText('not tagged');
    await userEvent.click(screen.getByText('apply last'));
    await screen.findByText('tagged');
    await waitFor(() => expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(3));
  });

  it('about a tag that somebody else has just applied is sent, although the details of the page are older', async () => {
    const requests = scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [{ ...buildPage(1), tagIds: [tag.tagId] }] },
      [`POST ${decisions}`]: removed,
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('toggle with old details'));
    await screen.findByText('not tagged');
    const sent = requests.filter(({ method }) => method === 'POST');
    expect(sent.map(({ body }) => body)).toMatchObject([{ tagId: tag.tagId, answer: 'take-off' }]);
  });

  it('that nothing applies counts as a review at once, and is undone as a decision of its own', async () => {
    const nothingYet = { tags: [], nothingApplies: [], reviewedBy: [] };
    const page = { ...buildPage(1), decisions: nothingYet };
    const requests = scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [page] },
      [`POST ${decisions}`]: { eventId: 9, changedPageIds: ['page-1'], carryingPageIds: [] },
      [`POST ${decisions}/9/undo`]: removed,
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('nothing applies'));
    expect(screen.getByText('reviewed')).toBeTruthy();
    await userEvent.click(screen.getByText('undo'));
    const sent = () => requests.filter(({ method }) => method === 'POST');
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent().map(({ url }) => url)).toEqual([decisions, `${decisions}/9/undo`]);
    expect(sent()[0]?.body).toMatchObject({ tagId: null, answer: 'yes' });
  });

  it('refetches nothing by itself: the event stream reports every decision', async () => {
    const requests = scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [buildPage(1)] },
      [`POST ${decisions}`]: answerByTurns(),
      [`POST ${decisions}/7/undo`]: removed,
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('toggle'));
    await userEvent.click(screen.getByText('undo'));
    await screen.findByText('not tagged');
    await waitFor(() => expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(2));
    expect(requests.filter(({ method }) => method === 'GET').map(({ url }) => url.split('?')[0])).toEqual([
      '/api/session',
      pages,
    ]);
  });

  it('is rolled back on the screen if the server refuses it', async () => {
    scriptFetch({
      [`GET ${pages}`]: { total: 1, offset: 0, pages: [buildPage(1)] },
      [`POST ${decisions}`]: problem(403, { code: 'forbidden', message: 'Your account is read-only.' }),
      ...tags,
    });
    renderButtons();
    await userEvent.click(await screen.findByText('toggle'));
    await waitFor(() => expect(screen.getByText('not tagged')).toBeTruthy());
  });
});
