import { z } from 'zod';
import { MatterSlug } from './matter.ts';
import { NewPassword, Role, SignedInUser, UserName } from './user.ts';

/** The name by which others see a person. */
export const DisplayName = z.string().trim().min(1).max(120);

/** Someone with an account, as attorneys see them. */
export const Person = z.object({
  ...SignedInUser.shape,
  /**
   * `invited`: the person has not chosen a password yet. `deactivated`: may not sign in; all decisions
   * remain.
   */
  status: z.enum(['active', 'invited', 'deactivated']),
  /** Attorneys see every matter. */
  matters: z.array(MatterSlug),
  /** Null if nobody has signed in by this name for a year. */
  lastSignInAt: z.string().nullable(),
  /** When the valid one-time link expires; null if there is none. */
  linkExpiresAt: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

/** A person of one matter, as attorneys on it see them: nothing of the account or of other matters. */
export const Member = Person.pick({ userName: true, displayName: true, status: true }).extend({
  /** The role in the matter. */
  role: Role,
  /** Whether the account is an attorney's, who sees every matter in that role. */
  seesEveryMatter: z.boolean(),
});
export type Member = z.infer<typeof Member>;

export const PersonDraft = z.object({
  userName: UserName,
  displayName: DisplayName,
  role: Role,
  matters: z.array(MatterSlug).max(1000).default([]),
});
export type PersonDraft = z.infer<typeof PersonDraft>;

export const PersonChange = z.object({
  displayName: DisplayName.optional(),
  role: Role.optional(),
  isActive: z.boolean().optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** The secret part of a one-time link with which a person chooses a password. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, 'not a link of ours');

/** Shown once, to the person who made the link: only its hash is stored. */
export const PasswordLink = z.object({ token: LinkToken, expiresAt: z.string() });
export type PasswordLink = z.infer<typeof PasswordLink>;

export const LinkOwner = SignedInUser.pick({ userName: true, displayName: true });
export type LinkOwner = z.infer<typeof LinkOwner>;

export const PasswordByLink = z.object({ token: LinkToken, newPassword: NewPassword });
export type PasswordByLink = z.infer<typeof PasswordByLink>;

/**
 * The address that a link opens. The token follows `#`: browsers send that part to no server, so that no log
 * and no mail scanner sees it.
 */
export function pathOfLink(token: string): string {
  return `/set-password#${token}`;
}
