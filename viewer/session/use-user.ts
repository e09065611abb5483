import { useSuspenseQuery } from '@tanstack/react-query';
import { isAtLeast, type Role, roleIn, type SignedInUser } from '#contract/people/user.ts';
import { queries } from '../server/queries.ts';

/** The signed-in person. The router has loaded the session before any screen that calls this. */
export function useUser(): SignedInUser {
  return useSuspenseQuery(queries.session()).data;
}

/** The role in the open matter; outside of a matter, that of the account. */
export function useRole(): Role {
  return roleIn(useUser(), findOpenMatter());
}

export interface Permission {
  allowed: boolean;
  /** Why not, for the tooltip of a disabled control. */
  why: string | undefined;
}

/** Whether this person has at least `role` in the open matter. The server decides; this only disables controls. */
export function usePermission(role: 'reviewer' | 'attorney'): Permission {
  if (isAtLeast(useRole(), role)) return { allowed: true, why: undefined };
  const why =
    role === 'attorney'
      ? 'Only attorneys on this matter can do this.'
      : 'Your role on this matter is read-only. You can view everything but change nothing.';
  return { allowed: false, why };
}

/** Whether a matter is open, in which a person may have another role. */
export function useIsInMatter(): boolean {
  return findOpenMatter() !== undefined;
}

/**
 * The slug of the matter in the address. Every screen belongs to one address, so that it does not change while a
 * screen is shown; parts of screens need no router around them for this.
 */
function findOpenMatter(): string | undefined {
  return /^\/m\/(?<matter>[^/]+)/.exec(window.location.pathname)?.groups?.matter;
}

/** The same for accounts and matters, which attorneys manage by the role of their account. */
export function useAccountPermission(): Permission {
  if (useUser().role === 'attorney') return { allowed: true, why: undefined };
  return { allowed: false, why: 'Only people with an attorney account can do this.' };
}
