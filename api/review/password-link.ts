import type { PasswordLink } from '#contract/people/person.ts';
import type { NewLink } from '../repositories/people/password-links.ts';
import { hashToken, newToken } from './passwords.ts';

/** A long weekend, in milliseconds. After that the person needs another link. */
const LINK_LASTS = 72 * 60 * 60 * 1000;

/** A one-time link: what its maker sees once, and what is stored. */
export function newPasswordLink(now: Date): { link: PasswordLink; stored: NewLink } {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_LASTS);
  return {
    link: { token, expiresAt: expiresAt.toISOString() },
    stored: { tokenHash: hashToken(token), expiresAt },
  };
}
