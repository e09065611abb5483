// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createViewerRouter } from './router.tsx';
import { listScreens } from './screens.ts';
import { createQueryClient } from './server/query-client.ts';
import { Palette } from './shell/Palette.tsx';
import { Rail } from './shell/Rail.tsx';
import { renderSearchAt } from './testing/render-at.tsx';
import { scriptFetch, useBrowser } from './testing/render-screen.tsx';
import { spotlight } from './ui/parts.ts';

const everyScreen = listScreens('attorney');

describe('every screen', () => {
  useBrowser();
  beforeEach(() => {
    scriptFetch({
      'GET /api/session': { userName: 'ann', displayName: 'Ann Attorney', role: 'attorney' },
      'GET /api/matters': [{ slug: 'ndlon', name: 'NDLON v. ICE', productions: 1, pages: 3, sequestered: 0 }],
      'GET /api/matters/ndlon/tags': [],
      'GET /api/matters/ndlon/productions': [],
      'GET /api/matters/ndlon/saved-searches': [],
    });
  });

  it('has an address in the router', () => {
    const { routesByPath } = createViewerRouter(createQueryClient());
    const paths = Object.keys(routesByPath).map((path) => path.replace(/(?<=.)\/$/, ''));
    for (const { address } of everyScreen) expect(paths).toContain(address);
  });

  it('has a link in the rail, unless another screen links to it', async () => {
    const rail = (
      <Suspense>
        <Rail matter="ndlon" isCompact={false} slotRef={() => undefined} />
      </Suspense>
    );
    await renderSearchAt('/m/ndlon/search', rail);
    const links = await within(await screen.findByRole('navigation')).findAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(
      everyScreen.filter(({ inRail }) => inRail).map(({ name }) => name),
    );
  });

  it('opens from the command palette by name', async () => {
    const palette = (
      <Suspense>
        <Palette matter="ndlon" />
      </Suspense>
    );
    const { address } = await renderSearchAt('/m/ndlon/search', palette);
    act(() => spotlight.open());
    for (const { name } of everyScreen) await screen.findByRole('button', { name });
    await userEvent.click(await screen.findByRole('button', { name: 'Withholdings' }));
    expect(address()).toBe('/m/ndlon/withholdings');
  });
});
