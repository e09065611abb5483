import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import { findPasswordProblem } from '#contract/people/password-rules.ts';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { findUserOfLink, setPasswordByLink } from '../repositories/people/password-links.ts';
import { setPassword } from '../repositories/people/users.ts';
import { hashToken } from '../review/passwords.ts';
import { describeAttempt, describeLinkAttempt, guardGuess } from './guarded-guess.ts';
import type { GuessLimit } from './guess-limit.ts';
import { serve } from './serve.ts';
import { noteFailure, startSession, toSignedInUser } from './session.ts';
import { readSessionToken } from './session-cookie.ts';

/** How people choose their own passwords; guesses are counted like those of sign-in. */
export function servePasswords(app: Express, deps: Deps, limit: GuessLimit): void {
  const { database, passwords } = deps;

  serve(app, deps, endpoints.changePassword, async ({ body, user, act, request }) => {
    const attempt = await describeAttempt(deps, request, user.name, act.at);
    const isRight = await guardGuess(
      limit,
      attempt,
      act.at,
      async () => (await passwords.check(body.oldPassword, user.password_hash)).isRight || undefined,
    );
    if (!isRight) {
      await noteFailure(deps, attempt, user, act.at);
      throw new UncoverError('forbidden', 'The current password is wrong. Nothing was changed.');
    }
    refuseWeak(body.newPassword, user.name);
    const hash = await passwords.hash(body.newPassword);
    const keptSession = hashToken(readSessionToken(request) ?? '');
    await setPassword(database, act, user, { hash, keptSession });
    await deps.liveEvents.endRefused();
    return {};
  });

  serve(app, deps, endpoints.showPasswordLink, async ({ body, request, act }) => {
    const find = () => findUserOfLink(database, hashToken(body.token), act.at);
    const user = await guardGuess(limit, describeLinkAttempt(deps, request), act.at, find);
    if (!user) throw uselessLink();
    return { userName: user.name, displayName: user.display_name };
  });

  serve(app, deps, endpoints.setPasswordByLink, async ({ body, request, response, act: { at } }) => {
    const tokenHash = hashToken(body.token);
    const user = await guardGuess(limit, describeLinkAttempt(deps, request), at, async () => {
      // Hashing is slow, and is only done for people with a valid link.
      const owner = await findUserOfLink(database, tokenHash, at);
      if (!owner) return undefined;
      refuseWeak(body.newPassword, owner.name);
      const passwordHash = await passwords.hash(body.newPassword);
      return setPasswordByLink(database, at, { tokenHash, passwordHash });
    });
    if (!user) throw uselessLink();
    await deps.liveEvents.endRefused();
    const isSignedIn = await startSession(deps, { user, rehashed: null, at }, request, response);
    if (!isSignedIn) throw new UncoverError('not-signed-in', 'Sign in with your new password.');
    return toSignedInUser(deps.database, user);
  });
}

function refuseWeak(password: string, userName: string): void {
  const problem = findPasswordProblem(password, userName);
  if (problem) throw new UncoverError('invalid-request', problem);
}

function uselessLink(): UncoverError {
  return new UncoverError(
    'not-found',
    'This link was used already, has expired, or was replaced by a newer one. Ask an attorney for another link.',
  );
}
