import { useRole, useUser } from '../session/use-user.ts';
import type { Decider } from './predict-decisions.ts';

/** The signed-in person; a read-only person decides nothing, and the server refuses it. */
export function useDecider(): Decider {
  const { userName, displayName } = useUser();
  const role = useRole() === 'attorney' ? 'attorney' : 'reviewer';
  return { userName, displayName, role };
}
