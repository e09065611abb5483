import { isAtLeast } from '#contract/people/user.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listMembers } from '../repositories/people/members.ts';

/** Throws for somebody to whom no batch can be assigned. */
export async function refuseWhoMayNotReview(
  database: Queryable,
  matterId: string,
  person: string,
): Promise<void> {
  const member = (await listMembers(database, matterId)).find(({ userName }) => userName === person);
  if (!member || member.status === 'deactivated') throw notFound(`person ${person}`);
  if (!isAtLeast(member.role, 'reviewer'))
    throw new UncoverError('conflict', `${member.displayName} may read, not review, in this matter.`);
}
