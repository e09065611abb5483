import type { Request, Response } from 'express';

const NAME = 'uncover_session';
/** A working day: people leave shared machines. Milliseconds. */
export const SESSION_LASTS = 12 * 60 * 60 * 1000;

export function readSessionToken(request: Request): string | undefined {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === NAME) return value;
  }
  return undefined;
}

/** Not `secure`: the server is reached over plain HTTP on the machine itself. */
export function setSessionToken(response: Response, token: string): void {
  response.cookie(NAME, token, { httpOnly: true, sameSite: 'strict', path: '/api', maxAge: SESSION_LASTS });
}

export function clearSessionToken(response: Response): void {
  response.clearCookie(NAME, { httpOnly: true, sameSite: 'strict', path: '/api' });
}
