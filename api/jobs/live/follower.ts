import type { LiveEvent } from '#contract/event.ts';
import { accessOfEvent } from '#contract/event-access.ts';
import type { Role } from '#contract/people/user.ts';
import type { Database } from '../../repositories/database/database.ts';
import { findRoleInMatter } from '../../repositories/people/sessions.ts';
import { may } from '../../review/may.ts';

/** One open event stream: whose session it is, and how to reach it. */
export interface Follower {
  matterId: string;
  /** The session's token, hashed. */
  sessionHash: string;
  /** When the stream was opened. A stream whose reader's role changes is ended, and opened again by the browser. */
  role: Role;
  send: (event: LiveEvent) => void;
  end: () => void;
}

/** Whoever may not ask for what an event holds does not get it. */
export function sendIfAllowed({ role, send }: Follower, event: LiveEvent): void {
  if (may(role, accessOfEvent(event.type))) send(event);
}

/** A follower that throws keeps no one else from hearing the event. */
export function notifyFollowers(
  followers: Iterable<Follower>,
  event: LiveEvent,
  onError: (error: unknown) => void,
): void {
  for (const follower of followers) {
    try {
      sendIfAllowed(follower, event);
    } catch (error) {
      onError(error);
    }
  }
}

/** Ends the streams of people who signed out, or who may no longer see the matter. */
export async function endRefusedStreams(
  database: Database,
  followers: Set<Follower>,
  now: Date,
): Promise<void> {
  for (const follower of [...followers]) {
    if (await mayFollow(database, follower, now)) continue;
    followers.delete(follower);
    follower.end();
  }
}

/**
 * Whether the stream may go on: its session has not ended, and its person sees the matter in the same role.
 * Asked of the database, since the command line changes passwords and members too.
 */
async function mayFollow(database: Database, follower: Follower, now: Date): Promise<boolean> {
  const { sessionHash, matterId, role } = follower;
  return (await findRoleInMatter(database, sessionHash, matterId, now)) === role;
}
