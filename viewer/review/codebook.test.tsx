// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FOIA_CODEBOOK } from '#contract/review/foia-codebook.ts';
import { tagKeys } from '../keys/key-table.ts';
import { buildPage, buildTag } from '../testing/build-page.ts';
import { renderCodebookAt } from '../testing/render-at.tsx';
import { expectAccessible, scriptFetch, useBrowser } from '../testing/render-screen.tsx';

const M = '/api/matters/ndlon';
const group = { groupId: 'g-1', name: 'Position', isExclusive: true, isRequired: true };
const tags = [
  buildTag({
    tagId: 't-1',
    name: 'Voluntary',
    groupId: 'g-1',
    version: 2,
    examples: [
      { pageId: 'page-1', applies: true, note: 'Says so.', number: 'ICE 1' },
      { pageId: 'page-9', applies: false, note: '', number: null },
    ],
  }),
  buildTag({ tagId: 't-2', name: 'Mandatory', key: '2', pages: 0 }),
  buildTag({ tagId: 't-3', name: 'Old issue', key: null, isRetired: true, pages: 4 }),
];

async function openCodebook(script: object) {
  const requests = scriptFetch({
    'GET /api/session': { userName: 'lee', displayName: 'Lee', role: 'attorney' },
    'GET /api/matters': [{ slug: 'ndlon', name: 'NDLON v. ICE', productions: 1, pages: 10, sequestered: 0 }],
    [`GET ${M}/productions`]: [],
    [`GET ${M}/standing-terms`]: { version: 0, terms: [] },
    [`GET ${M}/codebook/changed-definitions`]: [],
    [`GET ${M}/tag-groups/open`]: [{ groupId: 'g-1', pages: 7 }],
    ...script,
  });
  await renderCodebookAt('/m/ndlon/codebook');
  await screen.findByRole('heading', { level: 1, name: 'Codebook' });
  return requests;
}

describe('the codebook', () => {
  useBrowser();

  it('shows groups with their rules, examples with their pages, and retired tags apart', async () => {
    const before = { version: 1, definition: 'What it meant before.', examples: [], definedBy: 'lee' };
    const definedAt = '2026-01-01T00:00:00.000Z';
    await openCodebook({
      [`GET ${M}/tags`]: tags,
      [`GET ${M}/tag-groups`]: [group],
      [`GET ${M}/tags/t-1/versions`]: [tags[0], { ...before, definedAt }],
    });
    const position = within(await screen.findByRole('region', { name: 'Position' }));
    expect(position.getByText('One tag a page')).toBeTruthy();
    expect(await position.findByText('not decided on 7 pages')).toBeTruthy();
    expect(position.getByRole('link', { name: 'ICE 1' }).getAttribute('href')).toBe('/m/ndlon/p/page-1');
    expect(position.getByText('A page that is not in this matter now')).toBeTruthy();
    expect(position.getByText(/Version 2, changed on .* by attorney/)).toBeTruthy();
    await userEvent.click(position.getByRole('button', { name: 'Earlier definitions of Voluntary' }));
    expect(await position.findByText('What it meant before.')).toBeTruthy();
    const retired = within(screen.getByRole('region', { name: 'Retired tags' }));
    expect(retired.getByRole('link', { name: '4 pages tagged Old issue' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove Voluntary' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Remove Mandatory' })).toBeTruthy();
    await expectAccessible(document.body);
  });

  it('takes a page as an example of a tag by its number', async () => {
    const requests = await openCodebook({
      [`GET ${M}/tags`]: tags,
      [`GET ${M}/tag-groups`]: [group],
      [`GET ${M}/pages/find`]: buildPage(3),
      [`PUT ${M}/tags/t-2`]: tags[1],
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit Mandatory' }));
    await userEvent.type(await screen.findByPlaceholderText(/Bates or control number/), '3');
    await userEvent.click(screen.getByRole('button', { name: 'Add as no' }));
    await userEvent.type(await screen.findByPlaceholderText('Why, in a few words'), 'Only a date.');
    await userEvent.selectOptions(screen.getByLabelText('Group'), 'Position');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(requests.some(({ method }) => method === 'PUT')).toBe(true));
    expect(requests.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      groupId: 'g-1',
      examples: [{ pageId: 'page-3', applies: false, note: 'Only a date.' }],
    });
  });

  it('asks for another key where the reader uses the one of a tag itself by now', async () => {
    const old = buildTag({ tagId: 't-4', name: 'Interview', key: 'i' });
    await openCodebook({ [`GET ${M}/tags`]: [...tags, old], [`GET ${M}/tag-groups`]: [] });
    const row = (await screen.findByText('Interview')).closest('li') as HTMLElement;
    expect(within(row).getByText(/uses the key i itself now. Edit the tag/)).toBeTruthy();
    expect(screen.getAllByText(/itself now/)).toHaveLength(1);
  });

  it('can start with the FOIA codebook if it is empty, whose keys are all free', async () => {
    const requests = await openCodebook({
      [`GET ${M}/tags`]: [],
      [`GET ${M}/tag-groups`]: [],
      [`POST ${M}/codebook/start`]: tags,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Start with the FOIA codebook' }));
    await waitFor(() =>
      expect(requests.map(({ method, url }) => `${method} ${url}`)).toContain(`POST ${M}/codebook/start`),
    );
    const keys = FOIA_CODEBOOK.flatMap((part) => part.tags.map(({ key }) => key ?? ''));
    expect(keys.filter((key) => !tagKeys.includes(key))).toEqual([]);
    expect(new Set(keys).size).toBe(12);
  });
});
