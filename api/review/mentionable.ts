import type { Colleague } from '#contract/review/reply.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listMembers } from '../repositories/people/members.ts';

/** The people who can see a matter now, by the names that others see. */
export async function listColleagues(database: Queryable, matterId: string): Promise<Colleague[]> {
  return (await listMembers(database, matterId))
    .filter(({ status }) => status !== 'deactivated')
    .map(({ userName, displayName }) => ({ userName, name: displayName }));
}

/** Their user names, which notes and replies can mention. */
export async function listMentionable(database: Queryable, matterId: string): Promise<string[]> {
  return (await listColleagues(database, matterId)).map(({ userName }) => userName);
}
