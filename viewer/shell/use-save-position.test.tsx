// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderScreen, scriptFetch, useBrowser } from '../testing/render-screen.tsx';
import { useSavePosition } from './use-save-position.ts';

const PATH = '/api/matters/ndlon/position';

async function openPage(reference: string) {
  const requests = scriptFetch({ [`PUT ${PATH}`]: null });
  const root = createRootRoute({ component: Outlet });
  const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in' });
  const matter = createRoute({ getParentRoute: () => signedIn, path: '/m/$matter', component: Matter });
  const home = createRoute({ getParentRoute: () => matter, path: '/' });
  const reader = createRoute({ getParentRoute: () => matter, path: '/p/$ref' });
  const router = createRouter({
    routeTree: root.addChildren([signedIn.addChildren([matter.addChildren([home, reader])])]),
    history: createMemoryHistory({ initialEntries: [`/m/ndlon/p/${reference}`] }),
  });
  await router.load();
  renderScreen(<RouterProvider router={router as never} />);
  return {
    open: (path: string) => act(async () => router.history.push(path)),
    saved: () => requests.map(({ body }) => (body as { reference: string }).reference),
  };
}

function Matter() {
  useSavePosition('ndlon');
  return <Outlet />;
}

describe('the page where somebody continues', () => {
  useBrowser();

  it('is saved while pages are turned without a pause', async () => {
    const { open, saved } = await openPage('UNC-0');
    let page = 0;
    while (saved().length === 0) {
      page += 1;
      await open(`/m/ndlon/p/UNC-${page}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(page).toBeGreaterThan(1);
    expect(saved()).toEqual([expect.stringMatching(/^UNC-[1-9]/)]);
  });

  it('is saved at once when the reader closes', async () => {
    const { open, saved } = await openPage('UNC-5');
    await open('/m/ndlon');
    expect(saved()).toEqual(['UNC-5']);
  });
});
