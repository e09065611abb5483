import { Role } from '#contract/people/user.ts';

export const roleNames: Record<Role, string> = {
  attorney: 'Attorney',
  reviewer: 'Reviewer',
  'read-only': 'Read-only',
};

/** The roles as a select lists them. */
export const roleOptions = Role.options.map((role) => ({ value: role, label: roleNames[role] }));
