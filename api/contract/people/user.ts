import { z } from 'zod';

/** A person's permissions: attorneys also edit the codebook and export; read-only users only look. */
export const Role = z.enum(['attorney', 'reviewer', 'read-only']);
export type Role = z.infer<typeof Role>;

const byRights: readonly Role[] = ['read-only', 'reviewer', 'attorney'];

/** Whether a role has all permissions of another. */
export function isAtLeast(role: Role, least: Role): boolean {
  return byRights.indexOf(role) >= byRights.indexOf(least);
}

/** The role of a person in a matter; elsewhere that of the account. */
export function roleIn(
  { role, rolesInMatters }: Pick<SignedInUser, 'role' | 'rolesInMatters'>,
  matter: string | undefined,
): Role {
  return (matter === undefined ? undefined : rolesInMatters?.[matter]) ?? role;
}

export const UserName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'use lower-case letters, digits, dots, dashes or underscores');

export const Credentials = z.object({
  userName: z.string().min(1).max(64),
  password: z.string().min(1).max(1024),
});
export type Credentials = z.infer<typeof Credentials>;

export const SignedInUser = z.object({
  userName: z.string(),
  displayName: z.string(),
  /** The role of the account: in every matter, unless `rolesInMatters` says otherwise. */
  role: Role,
  /** By the short name of a matter, the role there, if it differs; absent if it differs nowhere. */
  rolesInMatters: z.record(z.string(), Role).optional(),
});
export type SignedInUser = z.infer<typeof SignedInUser>;

/** Twelve characters cannot be guessed while guesses are limited, and can be a few short words. */
export const SHORTEST_PASSWORD = 12;
export const NewPassword = z
  .string()
  .min(SHORTEST_PASSWORD, `use at least ${SHORTEST_PASSWORD} characters`)
  .max(1024);

export const PasswordChange = z.object({
  oldPassword: Credentials.shape.password,
  newPassword: NewPassword,
});
export type PasswordChange = z.infer<typeof PasswordChange>;
