import type { Request } from 'express';
import type { Deps } from '../deps.ts';
import { UncoverError } from '../errors.ts';
import { isKnownDevice } from '../repositories/people/known-devices.ts';
import { hashToken } from '../review/passwords.ts';
import { addressOf } from './address-of.ts';
import type { Attempt, GuessLimit } from './guess-limit.ts';
import { DEVICE_LASTS, readDeviceToken } from './session-cookie.ts';

/** A sign-in attempt by name. */
export async function describeAttempt(
  { database, trustedProxies }: Deps,
  request: Request,
  userName: string,
  at: Date,
): Promise<Attempt & { userName: string }> {
  const token = readDeviceToken(request);
  const device = token === undefined ? null : hashToken(token);
  const isKnown = device !== null && (await isKnownDevice(database, device, userName, oldestDevice(at)));
  return { userName, knownDevice: isKnown ? device : null, address: addressOf(request, trustedProxies) };
}

/** An attempt to use a one-time link. */
export function describeLinkAttempt({ trustedProxies }: Deps, request: Request): Attempt {
  return { userName: null, knownDevice: null, address: addressOf(request, trustedProxies) };
}

/**
 * Counts a guess before it is checked, and removes it again if it was right or could not be checked.
 * Undefined is a wrong guess. Throws `too-many-requests` if none is left.
 */
export async function guardGuess<Found>(
  limit: GuessLimit,
  attempt: Attempt,
  at: Date,
  check: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  if (!limit.take(attempt, at)) {
    throw new UncoverError(
      'too-many-requests',
      attempt.userName === null
        ? 'Too many attempts. Wait five minutes, then try again.'
        : 'Too many wrong passwords. Wait five minutes, then try again, or sign in from a browser that you have used before.',
    );
  }
  const found = await check().catch((error: unknown) => {
    limit.giveBack(attempt);
    throw error;
  });
  if (found !== undefined) limit.giveBack(attempt);
  return found;
}

export function oldestDevice(at: Date): Date {
  return new Date(at.getTime() - DEVICE_LASTS);
}
