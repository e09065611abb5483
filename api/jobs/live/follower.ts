import { accessOfEvent } from '#contract/event-access.ts';
import type { LiveEvent } from '#contract/live-event.ts';
import type { Role } from '#contract/people/user.ts';
import type { Database } from '../../repositories/database/database.ts';
import { findRoleInMatter } from '../../repositories/people/sessions.ts';
import { may } from '../../review/may.ts';

/** One open event stream: whose session it is, and how to send to it. */
export interface Follower {
  matterId: string;
  /** The session's token, hashed. */
  sessionHash: string;
  /**
   * The role when the stream was opened. If it changes, the stream is ended, and opened again by the browser.
   */
  role: Role;
  send: (event: LiveEvent) => void;
  end: () => void;
}

/** Sends an event only to a follower whose role may see it. */
export function sendIfAllowed({ role, send }: Follower, event: LiveEvent): void {
  if (may(role, accessOfEvent(event.type))) send(event);
}

/** A follower that throws does not prevent others from receiving the event. */
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
 * Whether the stream may continue: its session has not ended, and its user sees the matter in the same role.
 * Reads the database, because the command line also changes passwords and members.
 */
async function mayFollow(database: Database, follower: Follower, now: Date): Promise<boolean> {
  const { sessionHash, matterId, role } = follower;
  return (await findRoleInMatter(database, sessionHash, matterId, now)) === role;
}
