import type { Express, Request } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { SignedInUser } from '#contract/people/user.ts';
import { showUnseen } from '#ingest';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { recordEvent } from '../repositories/database/audit-log.ts';
import { isKnownDevice } from '../repositories/people/known-devices.ts';
import { addSession, removeSession } from '../repositories/people/sessions.ts';
import { findUser, type UserRow } from '../repositories/people/users.ts';
import { hashToken, newToken } from '../review/passwords.ts';
import { type Attempt, GuessLimit } from './guess-limit.ts';
import { answered, serve } from './serve.ts';
import {
  clearSessionToken,
  DEVICE_LASTS,
  readDeviceToken,
  readSessionToken,
  SESSION_LASTS,
  setDeviceToken,
  setSessionToken,
} from './session-cookie.ts';

export function serveSession(app: Express, deps: Deps): void {
  const { database, passwords } = deps;
  const limit = new GuessLimit();

  serve(app, deps, endpoints.signIn, async ({ body, request, response }) => {
    const at = deps.now();
    const attempt = await describeAttempt(deps, request, body.userName.trim().toLowerCase(), at);
    if (!limit.take(attempt, at)) {
      throw new UncoverError(
        'too-many-requests',
        'Too many wrong passwords. Wait five minutes, then try again, or sign in from a browser that you have used before.',
      );
    }
    const user = await findUser(database, attempt.userName);
    const verdict = await passwords.check(body.password, user?.password_hash).catch((error: unknown) => {
      limit.giveBack(attempt);
      throw error;
    });
    const tokens = { session: newToken(), device: readDeviceToken(request) ?? newToken() };
    const isSignedIn =
      user !== undefined &&
      verdict.isRight &&
      (await addSession(
        database,
        { actor: user.name, at },
        {
          ...{ user, rehashed: verdict.rehashed },
          sessionHash: hashToken(tokens.session),
          expiresAt: new Date(at.getTime() + SESSION_LASTS),
          deviceHash: hashToken(tokens.device),
          devicesSince: oldestDevice(at),
        },
      ));
    if (!isSignedIn) {
      await noteFailure(deps, attempt, user, at);
      throw new UncoverError('not-signed-in', 'The name or the password is wrong.');
    }
    limit.giveBack(attempt);
    setSessionToken(response, tokens.session);
    setDeviceToken(response, tokens.device);
    return toSignedInUser(user);
  });

  serve(app, deps, endpoints.getSession, async ({ user }) => toSignedInUser(user));

  serve(app, deps, endpoints.signOut, async ({ request, response }) => {
    const token = readSessionToken(request);
    if (token) await removeSession(database, hashToken(token));
    await deps.liveEvents.endRefused();
    clearSessionToken(response);
    response.json({});
    return answered;
  });
}

async function describeAttempt(
  { database }: Deps,
  request: Request,
  userName: string,
  at: Date,
): Promise<Attempt> {
  const token = readDeviceToken(request);
  const device = token === undefined ? null : hashToken(token);
  const isKnown = device !== null && (await isKnownDevice(database, device, userName, oldestDevice(at)));
  return { userName, knownDevice: isKnown ? device : null, address: request.socket.remoteAddress ?? '' };
}

/**
 * The audit log can't be changed, and people type passwords into the wrong field: a name that nobody has
 * is only in the program's log.
 */
async function noteFailure(
  { database, log }: Deps,
  { userName, address, knownDevice }: Attempt,
  user: UserRow | undefined,
  at: Date,
): Promise<void> {
  log.warn({ userName: showUnseen(userName), address }, 'sign-in failed');
  if (!user) return;
  const said = { userName: user.name, address, knownDevice: knownDevice !== null };
  const event = { type: 'user.sign-in-failed', ...said } as const;
  await database.transaction().execute((tx) => recordEvent(tx, { actor: 'anonymous', at }, null, event));
}

function oldestDevice(at: Date): Date {
  return new Date(at.getTime() - DEVICE_LASTS);
}

function toSignedInUser(user: UserRow): SignedInUser {
  return { userName: user.name, displayName: user.display_name, role: user.role };
}
