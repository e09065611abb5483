import type { Access } from '#contract/endpoint.ts';
import type { Role } from '#contract/people/user.ts';

/** From the permissions of everyone in the matter to those of attorneys only. */
const ranks: Record<Role, number> = { 'read-only': 0, reviewer: 1, attorney: 2 };
const needed: Record<Access, number> = {
  public: 0,
  'signed-in': 0,
  read: 0,
  review: 1,
  attorney: 2,
  manage: 2,
};

export function may(role: Role, access: Access): boolean {
  return ranks[role] >= needed[access];
}
