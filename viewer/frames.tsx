/** The routes outside of matters, and the frames in which all screens are. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { parseSignInParams } from './params.ts';
import { queries } from './server/queries.ts';
import { NotFound } from './shell/NotFound.tsx';
import { PlainFrame } from './shell/PlainFrame.tsx';

export const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: parseSignInParams,
  component: lazyRouteComponent(() => import('./people/SignIn.tsx'), 'SignIn'),
});

export const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(() => import('./people/SetPassword.tsx'), 'SetPassword'),
});

export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  // The screens below may rely on a loaded session. main.tsx handles a refusal.
  beforeLoad: ({ context }) => context.client.ensureQueryData(queries.session()),
  component: Outlet,
});

/** Someone with only one matter goes directly to it. */
export const arrival = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ context }) => {
    const [first, ...others] = await context.client.ensureQueryData(queries.matters());
    throw first && others.length === 0
      ? redirect({ to: '/m/$matter', params: { matter: first.slug }, replace: true })
      : redirect({ to: '/matters', replace: true });
  },
});

/** Screens that belong to no matter. */
export const outside = createRoute({
  getParentRoute: () => signedIn,
  id: 'outside',
  component: () => (
    <PlainFrame>
      <Outlet />
    </PlainFrame>
  ),
});

export const matters = createRoute({
  getParentRoute: () => outside,
  path: '/matters',
  component: lazyRouteComponent(() => import('./people/Matters.tsx'), 'Matters'),
});

export const people = createRoute({
  getParentRoute: () => outside,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/People.tsx'), 'People'),
});

export const matter = createRoute({
  getParentRoute: () => signedIn,
  path: '/m/$matter',
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
  notFoundComponent: NotFound,
});
