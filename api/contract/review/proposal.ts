/** What reviewers propose and attorneys decide about: contradictions and facts. */
import { z } from 'zod';
import { isAtLeast, type Role } from '#contract/people/user.ts';

/** Every proposal can have these statuses; what attorneys may decide differs by its kind. */
type Undecided = 'proposed' | 'withdrawn';

interface Proposal<Status extends string> {
  status: Status | Undecided;
  /** The user's name of the person who proposed it. */
  author: string;
}

/** Somebody in a matter, with the role there. */
export interface Person {
  userName: string;
  role: Role;
}

/** A change of status: by whom, and when. */
export const stepOf = <Status extends z.ZodType>(status: Status) =>
  z.object({
    status,
    /** A user's name. */
    by: z.string(),
    byName: z.string(),
    at: z.iso.datetime(),
  });

/**
 * The statuses that a person may give a proposal: attorneys decide, and whoever proposed it may withdraw it while
 * nobody has decided, and undo that.
 */
export function listNextOf<Status extends string>(
  decisions: Readonly<Record<Status | Undecided, readonly (Status | Undecided)[]>>,
  { status, author }: Proposal<Status>,
  { userName, role }: Person,
): (Status | Undecided)[] {
  const decided = isAtLeast(role, 'attorney') ? decisions[status] : [];
  const isOwn = isAtLeast(role, 'reviewer') && author === userName;
  if (!isOwn) return [...decided];
  if (status === 'proposed') return [...decided, 'withdrawn'];
  return status === 'withdrawn' ? [...decided, 'proposed'] : [...decided];
}

/** Whether a person may change what a proposal says: attorneys always, its author until somebody decides. */
export function mayChange({ status, author }: Proposal<string>, { userName, role }: Person): boolean {
  if (status === 'withdrawn') return false;
  if (isAtLeast(role, 'attorney')) return true;
  return isAtLeast(role, 'reviewer') && author === userName && status === 'proposed';
}
