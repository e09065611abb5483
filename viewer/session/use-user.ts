import { useSuspenseQuery } from '@tanstack/react-query';
import { isAtLeast, type SignedInUser } from '#contract/people/user.ts';
import { queries } from '../server/queries.ts';

/** Who is looking; the router has asked before any screen that calls this. */
export function useUser(): SignedInUser {
  return useSuspenseQuery(queries.session()).data;
}

export interface Permission {
  allowed: boolean;
  /** Why not, for the control that is off. */
  why: string | undefined;
}

/** May this person do what takes at least `role`? The server decides; this only keeps buttons honest. */
export function usePermission(role: 'reviewer' | 'attorney'): Permission {
  const user = useUser();
  if (isAtLeast(user.role, role)) return { allowed: true, why: undefined };
  const why =
    role === 'attorney'
      ? 'Only an attorney of this matter may do this.'
      : 'Your account is read-only: you can look at everything and change nothing.';
  return { allowed: false, why };
}
