import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isAtLeast, roleIn, type SignedInUser } from '#contract/people/user.ts';
import { queries } from '../server/queries.ts';

/** The signed-in person. The router has loaded the session before any screen that calls this. */
export function useUser(): SignedInUser {
  return useSuspenseQuery(queries.session()).data;
}

export interface Permission {
  allowed: boolean;
  /** Why not, for the tooltip of a disabled control. */
  why: string | undefined;
}

/** Whether this person has at least `role`. The server decides; this only disables controls. */
export function usePermission(role: 'reviewer' | 'attorney'): Permission {
  const user = useUser();
  const { matter } = useParams({ strict: false });
  if (isAtLeast(roleIn(user, matter), role)) return { allowed: true, why: undefined };
  const why =
    role === 'attorney'
      ? 'Only attorneys on this matter can do this.'
      : 'Your account is read-only. You can view everything but change nothing.';
  return { allowed: false, why };
}
