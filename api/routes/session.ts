import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { SignedInUser } from '#contract/user.ts';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { addSession, removeSession } from '../repositories/sessions.ts';
import { findUser, type UserRow } from '../repositories/users.ts';
import { hashPassword, hashSessionToken, isPassword, newSessionToken } from '../review/passwords.ts';
import { GuessLimit } from './guess-limit.ts';
import { answered, serve } from './serve.ts';
import { clearSessionToken, readSessionToken, SESSION_LASTS, setSessionToken } from './session-cookie.ts';

export function serveSession(app: Express, deps: Deps): void {
  const limit = new GuessLimit();
  // Checked in place of an unknown user's, so that the time to answer does not tell who exists.
  const nobodysHash = hashPassword(newSessionToken());

  serve(app, deps, endpoints.signIn, async ({ body, response }) => {
    const now = deps.now();
    const name = body.userName.trim().toLowerCase();
    if (!limit.allows(name, now)) {
      throw new UncoverError(
        'too-many-requests',
        'Too many wrong passwords. Wait five minutes, then try again.',
      );
    }
    const user = await findUser(deps.database, name);
    const right = await isPassword(body.password, user?.password_hash ?? (await nobodysHash));
    if (!user || !right) {
      limit.noteWrong(name, now);
      throw new UncoverError('not-signed-in', 'The name or the password is wrong.');
    }
    limit.forgive(name);
    const token = newSessionToken();
    await addSession(
      deps.database,
      { actor: user.name, at: now },
      { tokenHash: hashSessionToken(token), user, expiresAt: new Date(now.getTime() + SESSION_LASTS) },
    );
    setSessionToken(response, token);
    return toSignedInUser(user);
  });

  serve(app, deps, endpoints.getSession, async ({ user }) => toSignedInUser(user));

  serve(app, deps, endpoints.signOut, async ({ request, response }) => {
    const token = readSessionToken(request);
    if (token) await removeSession(deps.database, hashSessionToken(token));
    clearSessionToken(response);
    response.json({});
    return answered;
  });
}

function toSignedInUser(user: UserRow): SignedInUser {
  return { userName: user.name, displayName: user.display_name, role: user.role };
}
