// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Correspondent, CorrespondentList } from '#contract/documents/correspondent.ts';
import { buildResult } from '../../testing/build-search.ts';
import { renderSearchAt } from '../../testing/render-at.tsx';
import {
  expectAccessible,
  type RecordedRequest,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { Notifications } from '../../ui/parts.ts';

const reversed: Correspondent = { name: 'Castellan, Lorena', pages: 8, mergedNames: [] };
const natural: Correspondent = { name: 'Lorena Castellan', pages: 1, mergedNames: [] };
const tolland: Correspondent = { name: 'Rick Tolland', pages: 2, mergedNames: ['Tolland, Rick'] };
const list: CorrespondentList = {
  correspondents: [reversed, tolland, natural],
  total: 3,
  suggestions: [
    {
      likeness: 'same',
      into: natural.name,
      names: [reversed, natural],
      people: [[reversed.name], [natural.name]],
    },
  ],
  dismissed: [{ name: 'Rick Tolland', other: 'Rick Tolland, Jr.' }],
};
const names = [reversed, tolland, natural].map(({ name, pages }) => ({ value: name, label: name, pages }));

async function openSearch(role: 'attorney' | 'reviewer', narrow = '') {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    'GET /api/matters/ndlon/search': buildResult({
      facets: [{ facet: 'correspondent', values: names, more: 0 }],
    }),
    'GET /api/matters/ndlon/search/state': { explore: 'sqlite', server: null },
    'GET /api/matters/ndlon/tags': [],
    'GET /api/matters/ndlon/productions': [],
    'GET /api/matters/ndlon/correspondents': list,
    'POST /api/matters/ndlon/merged-names': {},
    'POST /api/matters/ndlon/merged-names/split': {},
    'POST /api/matters/ndlon/dismissed-merges': {},
    'POST /api/matters/ndlon/dismissed-merges/restore': {},
  });
  const { address } = await renderSearchAt(`/m/ndlon/search?q=county${narrow}`, <Notifications />);
  await screen.findByText('From or to', { selector: 'summary' });
  return { requests, address };
}

async function openPeople(narrow = '') {
  const opened = await openSearch('attorney', narrow);
  await userEvent.click(screen.getByRole('button', { name: 'Merge names…' }));
  await screen.findByRole('list', { name: 'People' });
  return opened;
}

const changes = (requests: RecordedRequest[]) =>
  requests.filter(({ method }) => method === 'POST').map(({ url, body }) => [url.split('/').at(-1), body]);

describe('the people in the documents', () => {
  useBrowser();

  it('are merged by one click on a suggestion, also in the filters, and separated by another', async () => {
    const narrow = `&narrow=${encodeURIComponent(`correspondent:${reversed.name}`)}`;
    const { requests, address } = await openPeople(narrow);
    await expectAccessible(screen.getByRole('dialog'));
    const merge = { names: [reversed.name, natural.name], into: natural.name };
    await userEvent.click(screen.getByRole('button', { name: `Merge ${merge.names.join(' and ')}` }));
    await waitFor(() => expect(decodeURIComponent(address())).toContain('correspondent:Lorena+Castellan'));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(changes(requests)).toHaveLength(2));
    expect(changes(requests)).toEqual([
      ['merged-names', merge],
      ['split', { names: [natural.name, reversed.name, natural.name] }],
    ]);
  });

  it('are merged by selecting names and typing the name to show', async () => {
    const { requests } = await openPeople();
    const people = within(screen.getByRole('list', { name: 'People' }));
    await userEvent.click(people.getByRole('checkbox', { name: reversed.name }));
    await userEvent.click(people.getByRole('checkbox', { name: natural.name }));
    const shown = screen.getByRole('textbox', { name: 'Name to show' });
    expect(shown).toHaveProperty('value', natural.name);
    await userEvent.type(shown, ', Esq.');
    await userEvent.click(screen.getByRole('button', { name: 'Merge 2 names' }));
    await waitFor(() => expect(changes(requests)).toHaveLength(1));
    expect(changes(requests)).toEqual([
      ['merged-names', { names: [reversed.name, natural.name], into: 'Lorena Castellan, Esq.' }],
    ]);
  });

  it('can be separated again', async () => {
    const { requests } = await openPeople();
    expect(screen.getByText('Also printed as “Tolland, Rick”')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Separate the names of Rick Tolland' }));
    await waitFor(() => expect(changes(requests)).toEqual([['split', { names: ['Tolland, Rick'] }]]));
  });

  it('are no longer suggested as one person after one click, and suggested again after another', async () => {
    const { requests } = await openPeople();
    await userEvent.click(
      screen.getByRole('button', { name: `${reversed.name} and ${natural.name} are different people` }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await userEvent.click(screen.getByText('1 dismissed suggestion'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Suggest merging Rick Tolland and Rick Tolland, Jr. again' }),
    );
    await waitFor(() => expect(changes(requests)).toHaveLength(3));
    const different = { people: [[reversed.name], [natural.name]] };
    expect(changes(requests)).toEqual([
      ['dismissed-merges', different],
      ['restore', different],
      ['restore', { people: [['Rick Tolland'], ['Rick Tolland, Jr.']] }],
    ]);
  });

  it('are not offered to reviewers', async () => {
    await openSearch('reviewer');
    expect(screen.queryByRole('button', { name: 'Merge names…' })).toBeNull();
  });
});
