import type { CookieOptions, Request, Response } from 'express';

const SESSION = 'uncover_session';
/** A working day in milliseconds: people leave shared machines. */
export const SESSION_LASTS = 12 * 60 * 60 * 1000;

/** Signs nobody in: it only shows that someone has signed in from this browser before. */
const DEVICE = 'uncover_device';
/** Milliseconds. */
export const DEVICE_LASTS = 365 * 24 * 60 * 60 * 1000;

/** Not `secure`, because the server is reached over plain HTTP on the machine itself. */
const hidden: CookieOptions = { httpOnly: true, sameSite: 'strict' };

export function readSessionToken(request: Request): string | undefined {
  return readCookie(request, SESSION);
}

export function setSessionToken(response: Response, token: string): void {
  response.cookie(SESSION, token, { ...hidden, path: '/api', maxAge: SESSION_LASTS });
}

export function clearSessionToken(response: Response): void {
  response.clearCookie(SESSION, { ...hidden, path: '/api' });
}

/** Also undefined for a value that cannot be one of our tokens, and so might be guessed. */
export function readDeviceToken(request: Request): string | undefined {
  const token = readCookie(request, DEVICE);
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined;
}

export function setDeviceToken(response: Response, token: string): void {
  response.cookie(DEVICE, token, { ...hidden, path: '/api/session', maxAge: DEVICE_LASTS });
}

function readCookie(request: Request, wanted: string): string | undefined {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === wanted) return value;
  }
  return undefined;
}
