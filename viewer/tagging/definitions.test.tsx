// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { buildTag } from '../testing/build-page.ts';
import { expectAccessible, renderScreen, scriptFetch, useBrowser } from '../testing/render-screen.tsx';
import { ChangedDefinitions } from './ChangedDefinitions.tsx';
import { DefinitionCard } from './DefinitionCard.tsx';
import { OpenGroups } from './OpenGroups.tsx';

const tag = buildTag({ groupId: 'g-1', version: 2, definition: 'Says whether a county may leave.' });
const M = '/api/matters/ndlon';

function script() {
  return scriptFetch({
    [`GET ${M}/codebook/changed-definitions`]: ['tag-1'],
    [`PUT ${M}/tags/tag-1/seen`]: {},
    [`GET ${M}/tag-groups`]: [{ groupId: 'g-1', name: 'Position', isExclusive: false, isRequired: true }],
  });
}

const bodiesOf = (requests: ReturnType<typeof script>) =>
  requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);

describe('beside the page', () => {
  useBrowser();

  it('a changed definition is shown until the person has seen it', async () => {
    const requests = script();
    renderScreen(<ChangedDefinitions matter="ndlon" tags={[tag]} />);
    expect(await screen.findByText('The definition of “opt-out policy” changed')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Got it' }));
    await waitFor(() => expect(screen.queryByText(/changed$/)).toBeNull());
    expect(bodiesOf(requests)).toEqual([{ version: 2 }]);
  });

  it('i on a tag shows what it means, which counts as seen', async () => {
    const requests = script();
    const { container } = renderScreen(
      <>
        <ChangedDefinitions matter="ndlon" tags={[tag]} />
        <DefinitionCard matter="ndlon" tag={tag}>
          <button type="button">the tag</button>
        </DefinitionCard>
      </>,
    );
    await screen.findByText('The definition of “opt-out policy” changed');
    screen.getByRole('button', { name: 'the tag' }).focus();
    await userEvent.keyboard('i');
    expect(await screen.findByRole('group', { name: 'Definition of opt-out policy' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/changed$/)).toBeNull());
    expect(bodiesOf(requests)).toEqual([{ version: 2 }]);
    await expectAccessible(container);
  });

  it('a required group is named while nobody has decided about it on the page', async () => {
    script();
    const decisions = { tags: [], nothingApplies: [], reviewedBy: [] };
    renderScreen(<OpenGroups matter="ndlon" tags={[tag]} decisions={decisions} />);
    expect(await screen.findByText('Not decided yet: Position')).toBeTruthy();
  });
});
