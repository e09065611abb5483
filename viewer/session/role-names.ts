import type { Role } from '#contract/people/user.ts';

export const roleNames: Record<Role, string> = {
  attorney: 'Attorney',
  reviewer: 'Reviewer',
  'read-only': 'Read-only',
};
