// @vitest-environment jsdom
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageDecisions } from '#contract/review/decision.ts';
import { queries } from '../server/queries.ts';
import { buildPage, buildTag } from '../testing/build-page.ts';
import { problem, renderScreen, scriptFetch, useBrowser } from '../testing/render-screen.tsx';
import { countKept, forgetAllKept } from './kept-decisions.ts';
import { TaggingProvider } from './TaggingProvider.tsx';
import { useTagging } from './use-tagging.ts';
import { useWaiting } from './use-waiting.ts';

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
  const { waiting, isStorageFull, refusals, retry, discardRefused } = useWaiting();
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
      <p>{`${waiting} waiting, refused: ${refusals.join()}`}</p>
      {isStorageFull && <p>the storage is full</p>}
      <button type="button" onClick={retry}>
        retry
      </button>
      <button type="button" onClick={discardRefused}>
        discard
      </button>
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
    const request = { id: expect.any(String), madeAt: expect.any(String) };
    const target = { kind: 'pages', pageIds: ['page-1'] };
    expect(sent.map(({ url, body }) => [url, body])).toEqual([
      [decisions, { tagId: 'tag-1', answer: 'yes', level: 'first', target, request }],
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

describe('decisions without a connection', () => {
  useBrowser();
  afterEach(() => forgetAllKept(localStorage, 'rae'));

  const offline = { [`GET ${pages}`]: { total: 1, offset: 0, pages: [buildPage(1)] }, ...tags };
  const decideOffline = async () => {
    const requests = scriptFetch(offline);
    const rendered = renderButtons();
    await userEvent.click(await screen.findByText('toggle'));
    await screen.findByText('1 waiting, refused:');
    await userEvent.click(screen.getByText('nothing applies'));
    await screen.findByText('2 waiting, refused:');
    const first = requests.find(({ method }) => method === 'POST')?.body;
    return { ...rendered, first };
  };

  it('are shown, kept over a reload, and sent once each, in order and as they were made', async () => {
    const { first, unmount } = await decideOffline();
    expect(screen.getByText('tagged')).toBeTruthy();
    unmount();
    expect(countKept(localStorage, 'rae')).toBe(2);
    const requests = scriptFetch({ ...offline, [`POST ${decisions}`]: applied });
    renderButtons();
    await waitFor(() => expect(countKept(localStorage, 'rae')).toBe(0));
    const sent = requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent).toMatchObject([first, { tagId: null, answer: 'yes' }]);
    await screen.findByText('0 waiting, refused:');
  });

  it('are sent also if an entry of the storage is damaged, which is left alone', async () => {
    const { unmount } = await decideOffline();
    unmount();
    localStorage.setItem('decision rae ndlon 0 damaged', '{"draft":');
    const requests = scriptFetch({ ...offline, [`POST ${decisions}`]: applied });
    renderButtons();
    await waitFor(() => expect(countKept(localStorage, 'rae')).toBe(1));
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('are said to be in danger if the storage of the browser is full', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    await decideOffline();
    await screen.findByText('the storage is full');
    scriptFetch({ ...offline, [`POST ${decisions}`]: applied });
    await userEvent.click(screen.getByText('retry'));
    await screen.findByText('0 waiting, refused:');
    expect(screen.queryByText('the storage is full')).toBeNull();
  });

  it('are taken back after they are sent, where they were undone meanwhile', async () => {
    await decideOffline();
    await userEvent.click(screen.getByText('undo'));
    const requests = scriptFetch({
      ...offline,
      [`POST ${decisions}`]: applied,
      [`POST ${decisions}/7/undo`]: removed,
    });
    await userEvent.click(screen.getByText('retry'));
    await screen.findByText('0 waiting, refused:');
    const sent = requests.filter(({ method }) => method === 'POST').map(({ url }) => url);
    expect(sent).toEqual([decisions, decisions, `${decisions}/7/undo`]);
  });

  it('stay in the browser when the session has ended, and when the server refuses them, until they are discarded', async () => {
    const { unmount } = await decideOffline();
    unmount();
    scriptFetch({
      ...offline,
      [`POST ${decisions}`]: problem(401, { code: 'not-signed-in', message: 'Sign in.' }),
    });
    const signedOut = renderButtons();
    await screen.findByText('2 waiting, refused:');
    signedOut.unmount();
    scriptFetch({
      ...offline,
      [`POST ${decisions}`]: problem(403, { code: 'forbidden', message: 'Read-only.' }),
    });
    renderButtons();
    await screen.findByText('0 waiting, refused: Read-only.,Read-only.');
    expect(countKept(localStorage, 'rae')).toBe(2);
    await userEvent.click(screen.getByText('discard'));
    expect(countKept(localStorage, 'rae')).toBe(0);
  });
});
