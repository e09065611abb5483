import type { Express, Request, Response } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { SignedInUser } from '#contract/people/user.ts';
import { showUnseen } from '#ingest';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { recordEvent } from '../repositories/database/audit-log.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listOtherRoles } from '../repositories/people/people.ts';
import { addSession, endSessions, removeSession } from '../repositories/people/sessions.ts';
import { findUser, type UserRow } from '../repositories/people/users.ts';
import { hashToken, newToken } from '../review/passwords.ts';
import { describeAttempt, guardGuess, oldestDevice } from './guarded-guess.ts';
import type { Attempt, GuessLimit } from './guess-limit.ts';
import { answered, serve } from './serve.ts';
import {
  clearSessionToken,
  readDeviceToken,
  readSessionToken,
  SESSION_LASTS,
  setDeviceToken,
  setSessionToken,
} from './session-cookie.ts';

export function serveSession(app: Express, deps: Deps, limit: GuessLimit): void {
  const { database, passwords } = deps;

  serve(app, deps, endpoints.signIn, async ({ body, request, response }) => {
    const at = deps.now();
    const attempt = await describeAttempt(deps, request, body.userName.trim().toLowerCase(), at);
    const user = await findUser(database, attempt.userName);
    const signedIn = await guardGuess(limit, attempt, at, async () => {
      const { isRight, rehashed } = await passwords.check(body.password, user?.password_hash || undefined);
      if (user === undefined || !isRight) return undefined;
      refuseDeactivated(user);
      return (await startSession(deps, { user, rehashed, at }, request, response)) ? user : undefined;
    });
    if (signedIn) return toSignedInUser(deps.database, signedIn);
    await noteFailure(deps, attempt, user, at);
    throw new UncoverError('not-signed-in', 'The name or the password is wrong.');
  });

  serve(app, deps, endpoints.getSession, async ({ user }) => toSignedInUser(deps.database, user));

  serve(app, deps, endpoints.signOut, async ({ request, response }) => {
    const token = readSessionToken(request);
    if (token) await removeSession(database, hashToken(token));
    await deps.liveEvents.endRefused();
    clearSessionToken(response);
    response.json({});
    return answered;
  });

  serve(app, deps, endpoints.signOutEverywhere, async ({ user, act, response }) => {
    await endSessions(database, act, user);
    await deps.liveEvents.endRefused();
    clearSessionToken(response);
    response.json({});
    return answered;
  });
}

/** Revealed only to someone who knows the password. */
function refuseDeactivated({ deactivated_at }: UserRow): void {
  if (deactivated_at === null) return;
  throw new UncoverError(
    'not-signed-in',
    'This account is deactivated. Ask an attorney on your matter to reactivate it.',
  );
}

/** Returns false, and starts none, if the person may no longer sign in with that password. */
export async function startSession(
  { database }: Deps,
  { user, rehashed, at }: { user: UserRow; rehashed: string | null; at: Date },
  request: Request,
  response: Response,
): Promise<boolean> {
  const tokens = { session: newToken(), device: readDeviceToken(request) ?? newToken() };
  const isStarted = await addSession(
    database,
    { actor: user.name, at },
    {
      ...{ user, rehashed },
      sessionHash: hashToken(tokens.session),
      expiresAt: new Date(at.getTime() + SESSION_LASTS),
      deviceHash: hashToken(tokens.device),
      devicesSince: oldestDevice(at),
    },
  );
  if (!isStarted) return false;
  setSessionToken(response, tokens.session);
  setDeviceToken(response, tokens.device);
  return true;
}

/**
 * The audit log cannot be changed, and people type passwords into the wrong field: an unknown name is written
 * only to the program's log.
 */
export async function noteFailure(
  { database, log }: Deps,
  { userName, address, knownDevice }: Attempt & { userName: string },
  user: UserRow | undefined,
  at: Date,
): Promise<void> {
  log.warn({ userName: showUnseen(userName), address }, 'sign-in failed');
  if (!user) return;
  const said = { userName: user.name, address, knownDevice: knownDevice !== null };
  const event = { type: 'user.sign-in-failed', ...said } as const;
  await database.transaction().execute((tx) => recordEvent(tx, { actor: 'anonymous', at }, null, event));
}

export async function toSignedInUser(database: Queryable, user: UserRow): Promise<SignedInUser> {
  const { name: userName, display_name: displayName, role } = user;
  return { userName, displayName, role, ...(await listOtherRoles(database, user)) };
}
