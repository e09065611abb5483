// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useRef } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildResult } from '../testing/build-search.ts';
import { renderSearchAt } from '../testing/render-at.tsx';
import {
  expectAccessible,
  type RecordedRequest,
  scriptFetch,
  useBrowser,
} from '../testing/render-screen.tsx';
import { SearchBox } from './SearchBox.tsx';

function Box() {
  const box = useRef<HTMLInputElement>(null);
  return (
    <Suspense>
      <SearchBox matter="ndlon" box={box} />
    </Suspense>
  );
}

const queriesOf = (requests: RecordedRequest[]) =>
  requests.flatMap(({ url }) => {
    const query = new URLSearchParams(url.split('?')[1]);
    return url.includes('/search?') && query.get('limit') === '100' ? [query.get('q')] : [];
  });

describe('the search box', () => {
  useBrowser();
  let requests: RecordedRequest[];
  beforeEach(() => {
    localStorage.clear();
    requests = scriptFetch({
      'GET /api/session': { userName: 'rae', displayName: 'Rae Reviewer', role: 'reviewer' },
      'GET /api/matters/ndlon/search': (query: URLSearchParams) =>
        buildResult({ mode: query.get('mode') === 'explore' ? 'explore' : 'exact' }),
      'GET /api/matters/ndlon/tags': [],
      'GET /api/matters/ndlon/productions': [],
    });
  });
  const field = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Search the pages' });

  it('runs an Exact query on Enter and not before', async () => {
    const { address, container } = await renderSearchAt('/m/ndlon/search', <Box />);
    await userEvent.type(await field(), 'opt-out AND county');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(queriesOf(requests)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/m/ndlon/search?q=opt-out+AND+county'));
    await expectAccessible(container);
  });

  it('searches while somebody types in Explore, once for a burst of letters, and keeps what is typed', async () => {
    const { address } = await renderSearchAt('/m/ndlon/search', <Box />);
    await userEvent.click(await screen.findByRole('button', { name: 'Explore' }));
    await userEvent.type(await field(), 'voluntary');
    await waitFor(() => expect(address()).toBe('/m/ndlon/search?q=voluntary&mode=explore'));
    await userEvent.type(await field(), ' count');
    expect((await field()).value).toBe('voluntary count');
    await waitFor(() => expect(queriesOf(requests).at(-1)).toBe('voluntary count'));
    expect(queriesOf(requests).length).toBeLessThan('voluntary count'.length);
    await userEvent.tab();
    expect((await field()).value).toBe('voluntary count');
  });

  it('adds one step to the history for a burst of letters, however many searches it caused', async () => {
    const { address, goBack } = await renderSearchAt('/m/ndlon/search?q=county&mode=explore', <Box />);
    await userEvent.clear(await field());
    await userEvent.type(await field(), 'opt');
    await waitFor(() => expect(address()).toContain('q=opt&'));
    await userEvent.type(await field(), '-out');
    await waitFor(() => expect(address()).toContain('q=opt-out&'));
    await userEvent.tab();
    goBack();
    await waitFor(() => expect(address()).toBe('/m/ndlon/search?q=county&mode=explore'));
    await waitFor(async () => expect((await field()).value).toBe('county'));
  });

  it('runs the same query at once in the other mode when the mode changes, and keeps the filters', async () => {
    const { address } = await renderSearchAt('/m/ndlon/search?q=opt-out&narrow=source:ocr', <Box />);
    await field();
    await userEvent.keyboard('{Control>}e{/Control}');
    await waitFor(() => expect(address()).toBe('/m/ndlon/search?q=opt-out&mode=explore&narrow=source%3Aocr'));
    expect(screen.getByRole('button', { name: 'Explore', pressed: true })).toBeTruthy();
  });

  it('toggles the mode by its key while somebody types', async () => {
    await renderSearchAt('/m/ndlon/search', <Box />);
    await userEvent.click(await field());
    await userEvent.keyboard('{Control>}e{/Control}');
    expect(await screen.findByRole('button', { name: 'Explore', pressed: true })).toBeTruthy();
  });

  it('uses the mode that this person used last if the address has none', async () => {
    const first = await renderSearchAt('/m/ndlon/search', <Box />);
    await userEvent.click(await screen.findByRole('button', { name: 'Explore' }));
    first.unmount();
    await renderSearchAt('/m/ndlon/search', <Box />);
    expect(await screen.findByRole('button', { name: 'Explore', pressed: true })).toBeTruthy();
  });

  it('follows the address: an Exact address is Exact for whoever opens it', async () => {
    localStorage.setItem('search-mode-rae', '"explore"');
    await renderSearchAt('/m/ndlon/search?q=opt-out', <Box />);
    expect(await screen.findByRole('button', { name: 'Exact', pressed: true })).toBeTruthy();
    expect((await field()).value).toBe('opt-out');
  });
});
