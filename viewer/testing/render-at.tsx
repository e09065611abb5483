/** Renders a screen of a matter at an address, with a router that parses it; `fetch` is scripted. */
import {
  type AnyRoute,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { act, type RenderResult } from '@testing-library/react';
import { type JSX, useState } from 'react';
import { readAddress, writeAddress } from '../address.ts';
import { Documents } from '../documents/Documents.tsx';
import { Home } from '../home/Home.tsx';
import { RailSlot } from '../lists/rail-slot.ts';
import { parseDocumentsParams, parseSearchParams } from '../params.ts';
import { CoverageReportPart } from '../reports/coverage/CoverageReport.tsx';
import { Codebook } from '../review/Codebook.tsx';
import { SearchScreen } from '../search/SearchScreen.tsx';
import { TaggingProvider } from '../tagging/TaggingProvider.tsx';
import { renderScreen } from './render-screen.tsx';

interface Rendered extends RenderResult {
  /** Path and query, as in the address bar. */
  address: () => string;
  goBack: () => void;
}

/** The search screen in a frame with a left panel, and next to it what `inFrame` renders there. */
export function renderSearchAt(path: string, inFrame?: JSX.Element): Promise<Rendered> {
  const screen = (matter: AnyRoute) =>
    createRoute({
      getParentRoute: () => matter,
      path: '/search',
      validateSearch: parseSearchParams,
      component: SearchScreen,
    });
  return renderAt(path, screen, inFrame);
}

/** The Documents screen, in the same frame. */
export function renderDocumentsAt(path: string, inFrame?: JSX.Element): Promise<Rendered> {
  const screen = (matter: AnyRoute) =>
    createRoute({
      getParentRoute: () => matter,
      path: '/documents',
      validateSearch: parseDocumentsParams,
      component: Documents,
    });
  return renderAt(path, screen, inFrame);
}

/** The Codebook screen, in the same frame. */
export function renderCodebookAt(path: string): Promise<Rendered> {
  const screen = (matter: AnyRoute) =>
    createRoute({ getParentRoute: () => matter, path: '/codebook', component: Codebook });
  return renderAt(path, screen, undefined);
}

/** The home screen, in the same frame. */
export function renderHomeAt(path: string): Promise<Rendered> {
  const screen = (matter: AnyRoute) =>
    createRoute({ getParentRoute: () => matter, path: '/home', component: Home });
  return renderAt(path, screen, undefined);
}

/** The Reading report, in the same frame. */
export function renderCoverageReport(path: string): Promise<Rendered> {
  const component = () => <CoverageReportPart matter="ndlon" />;
  const screen = (matter: AnyRoute) =>
    createRoute({ getParentRoute: () => matter, path: '/coverage', component });
  return renderAt(path, screen, undefined);
}

async function renderAt(
  path: string,
  screen: (matter: AnyRoute) => AnyRoute,
  inFrame: JSX.Element | undefined,
): Promise<Rendered> {
  const root = createRootRoute({ component: Outlet });
  const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in' });
  const matter = createRoute({
    getParentRoute: () => signedIn,
    path: '/m/$matter',
    component: () => <Frame>{inFrame}</Frame>,
  });
  const start = createRoute({ getParentRoute: () => matter, path: '/', component: () => 'start' });
  const elsewhere = createRoute({ getParentRoute: () => matter, path: '/$', component: () => 'elsewhere' });
  const router = createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([matter.addChildren([start, screen(matter), elsewhere])]),
    ]),
    history: createMemoryHistory({ initialEntries: [path] }),
    parseSearch: readAddress,
    stringifySearch: writeAddress,
  });
  await router.load();
  // The router type registered with the library is the program's; this router has only some of its screens.
  const rendered = renderScreen(<RouterProvider router={router as never} />);
  await act(async () => undefined);
  return {
    ...rendered,
    address: () => router.state.location.href,
    goBack: () => act(() => router.history.back()),
  };
}

function Frame({ children }: { children: JSX.Element | undefined }): JSX.Element {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <TaggingProvider matter="ndlon">
      {children}
      <div ref={setSlot} />
      <RailSlot value={slot}>
        <Outlet />
      </RailSlot>
    </TaggingProvider>
  );
}
